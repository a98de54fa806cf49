import crypto, { type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { ballotBytes, encodeChoices, type OpeningRecord, passMessage, type ProjectId } from '@wijkbegroting/domain';
import { sealBox } from '@wijkbegroting/protocol';
import { bar } from '../progress.ts';
import type { BenchStage } from './bench-stage.ts';

/** A ballot as it is sent, with what must come back and what must lie in the box afterwards. */
export interface ReadyBallot {
  readonly sent: { readonly body: string; readonly passSignature: string; readonly voterSignature: string };
  /** In hexadecimal, as the receipt names it. */
  readonly hash: string;
}

/** Threads that sign at the same time. */
const AT_ONCE = 8;
const SALT_LENGTH = 48;
const sign = promisify(crypto.sign) as (
  algorithm: string | null,
  data: Uint8Array,
  key: crypto.SignKeyObjectInput | KeyObject,
) => Promise<Buffer>;

/**
 * Ballots that the server accepts, each of another voter. The passes are signed with the key of the round itself: blinding
 * and unblinding gives the same signature, but is work of a browser that is not measured here.
 */
export async function prepareBallots(
  { record, issuer }: Pick<BenchStage, 'record' | 'issuer'>,
  count: number,
): Promise<readonly ReadyBallot[]> {
  const ballots: ReadyBallot[] = [];
  const progress = bar('stembiljetten', count);
  const todo = Array.from({ length: count }).keys();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const at of todo) {
        ballots.push(await prepareBallot(record, issuer.privateKey, at));
        progress(ballots.length);
      }
    }),
  );
  return ballots;
}

async function prepareBallot(record: OpeningRecord, issuerKey: KeyObject, at: number): Promise<ReadyBallot> {
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
  const voterKey = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  const bytes = ballotBytes({
    round: record.round.id,
    voterKey: voterKey.toString('base64url'),
    rev: 1,
    prevHash: null,
    box: Buffer.from(
      await sealBox({
        tallyKey: Buffer.from(record.tallyKey.publicKey, 'base64url'),
        roundId: record.round.id,
        voterKey,
        rev: 1,
        content: encodeChoices(choicesOf(record, at), record.projects.length),
      }),
    ).toString('base64url'),
  });
  const hash = crypto.createHash('sha256').update(bytes).digest();
  const passSignature = await sign('sha384', passMessage(record.round.id, voterKey), {
    key: issuerKey,
    padding: crypto.constants.RSA_PKCS1_PSS_PADDING,
    saltLength: SALT_LENGTH,
  });
  return {
    sent: {
      body: Buffer.from(bytes).toString(),
      passSignature: passSignature.toString('base64url'),
      voterSignature: crypto.sign(null, hash, privateKey).toString('base64url'),
    },
    hash: hash.toString('hex'),
  };
}

/** As many projects as the budget allows, beginning with another one for each voter. */
function choicesOf({ projects, budgetCents }: OpeningRecord, at: number): readonly ProjectId[] {
  let left: number = budgetCents;
  const first = at % projects.length;
  return [...projects.slice(first), ...projects.slice(0, first)]
    .filter(({ costCents }) => {
      const fits = costCents <= left;
      if (fits) left -= costCents;
      return fits;
    })
    .map(({ id }) => id);
}
