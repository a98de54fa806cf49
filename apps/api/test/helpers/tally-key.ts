import { drawCommitment, drawNonce } from '@wijkbegroting/audit/count/computed-draw.ts';
import { openingRecordHash, type OpeningRecord, roundId, toBase64url } from '@wijkbegroting/domain';
import { makeTallyKey, signOpening, splitTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { call } from './call.ts';
import type { SignedIn } from './factories.ts';

/** The key that all ballots of a test file are sealed to; any two of three trustees open the box. */
export const TALLY = makeTallyKey();
const split = await splitTallySecret(TALLY.tallySecret, { threshold: 2, trustees: 3 });
if (!split.ok) throw new Error(split.error.code);

export const TRUSTEES = ['Controleur', 'Gemeente Haarlem', 'Wijkplatform'] as const;

/** The share of each trustee. */
export const SHARES: readonly { readonly name: string; readonly share: Uint8Array }[] = TRUSTEES.map((name, at) => {
  const share = split.value[at];
  if (share === undefined) throw new Error('a share for every trustee');
  return { name, share };
});

/** What the ceremony of a round leaves with the server. */
export const ceremonyOf = (id: string) => ({
  tallyKey: {
    publicKey: toBase64url(TALLY.tallyKey),
    threshold: 2,
    trustees: SHARES.map(({ name, share }) => ({ name, key: toBase64url(trusteeKeyOf(share)) })),
  },
  drawCommitment: drawCommitment(roundId(id), drawNonce(TALLY.tallySecret)),
});

export async function holdCeremony(held: TestApp, id: string, as: SignedIn): Promise<void> {
  const answer = await call(held, `PUT /v1/rounds/${id}/tally-key`, { as, body: ceremonyOf(id) });
  expect(answer.status, JSON.stringify(answer.body)).toBe(204);
}

/** Two trustees sign the opening that was proposed. */
export async function signAsTrustees(held: TestApp, id: string, as: SignedIn, count = 2): Promise<void> {
  const { body } = await call(held, `GET /v1/rounds/${id}/keys`, { as });
  const opening = body['opening'] as { record: OpeningRecord; recordSha256: string };
  expect(openingRecordHash(opening.record)).toBe(opening.recordSha256);
  for (const { name, share } of SHARES.slice(0, count)) {
    const signature = toBase64url(signOpening(share, Buffer.from(opening.recordSha256, 'hex')));
    const signed = { trustee: name, recordSha256: opening.recordSha256, signature };
    const answer = await call(held, `POST /v1/rounds/${id}/opening-signatures`, { as, body: signed });
    expect(answer.status, JSON.stringify(answer.body)).toBe(204);
  }
}

/** Two trustees give back their shares, after which the box can be opened. */
export async function revealShares(held: TestApp, id: string, as: SignedIn): Promise<void> {
  for (const { share } of SHARES.slice(0, 2)) {
    const answer = await call(held, `POST /v1/rounds/${id}/revealed-shares`, {
      as,
      body: { share: toBase64url(share) },
    });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
}
