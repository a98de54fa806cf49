import crypto from 'node:crypto';
import { ballotHash, fromHex, invariant, toBase64url } from '@wijkbegroting/domain';
import type { SealedBallot } from '@wijkbegroting/records/ballots.ts';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import { PATHS } from '../../src/bundle/paths.ts';
import { makeBallot } from '../../src/simulate/cast-ballots.ts';
import { chanceOf } from '../../src/simulate/random.ts';
import { quickVoter, signingKeyOf } from '../../src/simulate/voters.ts';
import type { Changeable, Tampering } from './tampering.ts';

/** A ballot, open to change. */
export type Ballot = Changeable<SealedBallot>;

export function withBallots(bundle: Tampering, edit: (ballots: Ballot[]) => void): void {
  bundle.lines<SealedBallot>(PATHS.ballots, (ballots) => {
    edit(ballots);
    ballots.sort((one, other) => (hashOf(one) < hashOf(other) ? -1 : 1));
  });
}

function hashOf({ body }: Ballot): string {
  return ballotHash(body);
}

/** The server puts other ballots in the log than came in, and counts voters and ballots anew. */
export function relogBallots(bundle: Tampering, edit: (ballots: Ballot[]) => void): void {
  const before = new Set(ballotsIn(bundle).map(hashOf));
  withBallots(bundle, edit);
  const ballots = ballotsIn(bundle);
  const after = new Set(ballots.map(hashOf));
  const added = [...after].filter((hash) => !before.has(hash));
  bundle.leaves((leaves) => {
    const batches = leaves.filter((leaf) => leaf.type === 'BALLOT_BATCH');
    for (const batch of batches) batch.ballots = batch.ballots.filter((hash) => after.has(hash));
    const last = batches.at(-1);
    if (last !== undefined) last.ballots = [...last.ballots, ...added].sort();
  });
  const recount = (statement: Changeable<ClosingStatement>): void => {
    statement.ballots = after.size;
    statement.voters = new Set(ballots.map(({ body }) => body.voterKey)).size;
  };
  bundle.json<ClosingStatement>(PATHS.statement, recount);
  bundle.leaf('CLOSE', ({ statement }) => {
    recount(statement);
  });
  bundle.relog();
}

function ballotsIn(bundle: Tampering): readonly Ballot[] {
  return bundle
    .text(PATHS.ballots)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Ballot);
}

/** The voter whose ballot was changed, and so has two. */
export function changedBallot(ballots: readonly Ballot[]): Ballot {
  const found = ballots.find(({ body }) => body.rev === 2);
  if (found === undefined) throw new Error('nobody changed a ballot');
  return found;
}

export function flipBit(box: string): string {
  const bytes = Buffer.from(box, 'base64url');
  bytes[40] = (bytes[40] ?? 0) ^ 1;
  return bytes.toString('base64url');
}

/** A resident who means no good: has a pass, and so can sign what they like. */
async function insider(bundle: Tampering) {
  const { record } = bundle.round.contents;
  const secret = chanceOf(99).bytes(32);
  const voter = await quickVoter(record, bundle.round.keys, chanceOf(99));
  return { record, voter, signingKey: signingKeyOf(secret) };
}

export function signedAnew(body: SealedBallot['body'], passSignature: string, signingKey: crypto.KeyObject): Ballot {
  const hash = fromHex(ballotHash(body));
  invariant(hash.ok, 'a hash is hexadecimal');
  return open({ body, passSignature, voterSignature: toBase64url(crypto.sign(null, hash.value, signingKey)) });
}

/** A ballot of one's own, to change. */
export function open(ballot: SealedBallot): Ballot {
  return JSON.parse(JSON.stringify(ballot)) as Ballot;
}

export async function ballotOf(bundle: Tampering, rev = 1, prevHash: string | null = null) {
  const { record, voter, signingKey } = await insider(bundle);
  const content = { kind: 'choices', choices: [] } as const;
  const cast = await makeBallot(record, voter, { content, rev, prevHash });
  return { ...cast, voter, signingKey, record };
}

export function passBy(key: crypto.KeyObject, message: Uint8Array): string {
  const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
  return toBase64url(crypto.sign('sha384', message, { key, padding, saltLength: 48 }));
}
