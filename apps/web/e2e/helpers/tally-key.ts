import { toBase64url } from '@wijkbegroting/domain';
import { makeTallyKey, signOpening, splitTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import type { Page } from 'playwright-core';

const TRUSTEES = ['Controleur', 'Gemeente Haarlem', 'Wijkplatform'];
const THRESHOLD = 2;

const { tallyKey, tallySecret } = makeTallyKey();
const split = await splitTallySecret(tallySecret, { threshold: THRESHOLD, trustees: TRUSTEES.length });
if (!split.ok) throw new Error(split.error.code);
const SHARES = split.value.map((share, at) => ({ name: TRUSTEES[at] ?? '', share }));

/** Reads or writes through the API as whoever is signed in on the page. */
async function call(page: Page, method: 'GET' | 'POST' | 'PUT', path: string, data?: unknown): Promise<unknown> {
  const { origin } = new URL(page.url());
  const answer = await page.request.fetch(`${origin}${path}`, { method, data, headers: { origin } });
  const text = await answer.text();
  if (!answer.ok()) throw new Error(`${method} ${path}: ${text}`);
  return text === '' ? null : JSON.parse(text);
}

/** Makes the key of a round, with three trustees of whom two open the box. As the beheerder. */
export async function holdCeremony(page: Page, roundId: string): Promise<void> {
  await call(page, 'PUT', `/v1/rounds/${roundId}/tally-key`, {
    tallyKey: {
      publicKey: toBase64url(tallyKey),
      threshold: THRESHOLD,
      trustees: SHARES.map(({ name, share }) => ({ name, key: toBase64url(trusteeKeyOf(share)) })),
    },
    drawCommitment: '0'.repeat(64),
  });
}

/** Two trustees sign the opening that was proposed. */
export async function signAsTrustees(page: Page, roundId: string): Promise<void> {
  const { opening } = (await call(page, 'GET', `/v1/rounds/${roundId}/keys`)) as {
    opening: { recordSha256: string };
  };
  const { recordSha256 } = opening;
  for (const { name: trustee, share } of SHARES.slice(0, THRESHOLD)) {
    const signature = toBase64url(signOpening(share, Buffer.from(recordSha256, 'hex')));
    await call(page, 'POST', `/v1/rounds/${roundId}/opening-signatures`, { trustee, recordSha256, signature });
  }
}

/** Closes voting before its time: the one asks, the other approves. */
export async function closeEarly(asks: Page, approves: Page, roundId: string): Promise<void> {
  const payload = { earlyReason: 'Iedereen heeft gestemd.' };
  const asked = { kind: 'close-voting', payload };
  const { id, payloadHash } = (await call(asks, 'POST', `/v1/rounds/${roundId}/proposed-actions`, asked)) as {
    id: string;
    payloadHash: string;
  };
  await call(approves, 'POST', `/v1/proposed-actions/${id}/approval`, { payloadHash });
}
