import crypto from 'node:crypto';
import { type BallotBody, canonicalJson, encodeChoices, type ProjectId, toBase64url } from '@wijkbegroting/domain';
import { sealBox } from '@wijkbegroting/protocol';
import type { Pass } from '@wijkbegroting/voter';
import { expect } from 'vitest';
import type { TestApp } from './app.ts';
import { call } from './call.ts';
import { type Election, passFor } from './election.ts';
import { asOwner } from './owner.ts';
import { TALLY } from './tally-key.ts';

export interface SignedBallot {
  readonly body: string;
  readonly passSignature: string;
  readonly voterSignature: string;
}

/** A first ballot as the voter package makes it, for tests that bend it. */
export async function ballotBody(
  pass: Pass,
  choices: readonly ProjectId[],
  changes: Partial<BallotBody> = {},
): Promise<BallotBody> {
  const { rev = 1 } = changes;
  const box = await sealedBox(pass, encodeChoices(choices), rev);
  return { round: pass.round, voterKey: pass.voterKey, rev, prevHash: null, box, ...changes };
}

/** A content sealed to the tally key, for the place of this pass and revision. */
export async function sealedBox({ round, voterKey }: Pass, content: Uint8Array, rev = 1): Promise<string> {
  const place = { roundId: round, voterKey: Buffer.from(voterKey, 'base64url'), rev };
  return toBase64url(await sealBox({ tallyKey: TALLY.tallyKey, ...place, content }));
}

/** Signs the text of a ballot, whatever it is. */
export function signedText(pass: Pass, body: string): SignedBallot {
  const key = { kty: 'OKP', crv: 'Ed25519', d: pass.secretKey, x: pass.voterKey };
  const hash = crypto.createHash('sha256').update(body).digest();
  const signature = crypto.sign(null, hash, crypto.createPrivateKey({ key, format: 'jwk' }));
  return { body, passSignature: pass.signature, voterSignature: signature.toString('base64url') };
}

export async function signedBallot(
  pass: Pass,
  choices: readonly ProjectId[],
  changes: Partial<BallotBody> = {},
): Promise<SignedBallot> {
  return signedText(pass, canonicalJson(await ballotBody(pass, choices, changes)));
}

/** Some voters cast the same choices, each with a pass of their own. */
export async function castByMany(
  held: TestApp,
  { id }: Election,
  voters: number,
  choices: readonly ProjectId[],
): Promise<void> {
  for (let nr = 0; nr < voters; nr += 1) {
    const body = await signedBallot(passFor(id), choices);
    const answer = await call(held, `POST /v1/rounds/${id}/ballots`, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  }
}

/** Lets the roll know of passes that `passFor` made without it. */
export async function markIssued(held: TestApp, { id }: Election, passes: number): Promise<void> {
  await asOwner(
    held,
    `UPDATE roll.entry SET state = 'issued', day = CURRENT_DATE, blinded_sha256 = decode(repeat('00', 32), 'hex'),
       blind_signature = decode(repeat('00', 384), 'hex')
     WHERE id IN (SELECT id FROM roll.entry WHERE round_id = $1 AND state = 'open' ORDER BY id LIMIT $2)`,
    [id, passes],
  );
}
