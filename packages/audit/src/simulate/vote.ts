import { type OpeningRecord, type ProjectId, receiptBytes, toBase64url } from '@wijkbegroting/domain';
import { signEd25519 } from '@wijkbegroting/protocol';
import type { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { type CastBallot, type Content, makeBallot, MALICE } from './cast-ballots.ts';
import type { Chance } from './random.ts';
import type { RoundKeys } from './round-keys.ts';
import { blindVoter, quickVoter, type Voter } from './voters.ts';

/** A ballot in the box, in the batch that was promised. */
export interface BoxedBallot extends CastBallot {
  readonly batch: number;
}

export interface VoteInBox {
  readonly record: OpeningRecord;
  readonly keys: RoundKeys;
  readonly chance: Chance;
  /** What each honest voter wants in the end. */
  readonly intentions: readonly (readonly ProjectId[])[];
  /** Voters whose client makes ballots that do not count. */
  readonly malicious: number;
  /** So many voters collect their pass blind; the others get the same signature faster. */
  readonly blindVoters: number;
  readonly onVoter: (done: number) => void;
}

/** One of so many voters changes the ballot, and one of so many of them does so again. */
const CHANGES = 0.08;
const SMALLEST_BATCH = 10;
const MOST_BATCHES = 112;
const AT_ONCE = 64;

/** Everybody votes. @returns the ballots in the order of their hashes, as the bundle has them */
export async function voteInBox(vote: VoteInBox): Promise<readonly BoxedBallot[]> {
  const plans = planVotes(vote);
  const batchOf = planBatches(plans, vote.chance);
  const ballots: BoxedBallot[] = [];
  for (let from = 0; from < plans.length; from += AT_ONCE) {
    const some = plans.slice(from, from + AT_ONCE);
    const made = await Promise.all(some.map((plan, at) => voteOne(vote, plan, from + at)));
    made.forEach((own, at) => {
      own.forEach((cast, rev) => ballots.push({ ...cast, batch: batchOf(from + at, rev) }));
    });
    vote.onVoter(from + some.length);
  }
  return ballots.sort((one, other) => (one.hash < other.hash ? -1 : 1));
}

/** What a voter puts in the box, one after the other. */
type Plan = readonly Content[];

function planVotes({ intentions, malicious, record, chance }: VoteInBox): readonly Plan[] {
  const malice = Array.from({ length: malicious }, (_, at): Content => ({
    kind: MALICE[at % MALICE.length] ?? 'padding',
  }));
  const honest = intentions.map((choices): Content => ({ kind: 'choices', choices }));
  return [...malice, ...honest].map((last): Plan => {
    const contents: Content[] = [last];
    while (contents.length < 4 && chance.next() < CHANGES) {
      contents.unshift({ kind: 'choices', choices: record.projects.slice(0, 1).map(({ id }) => id) });
    }
    return contents;
  });
}

/** Ballots come in mixed, each voter's own in their order, and are sealed in batches that are large enough. */
function planBatches(plans: readonly Plan[], chance: Chance): (voter: number, rev: number) => number {
  const arrivals = chance.shuffled(plans.flatMap((plan, voter) => plan.map(() => voter)));
  const batches = Math.max(1, Math.min(MOST_BATCHES, Math.floor(arrivals.length / SMALLEST_BATCH)));
  const places = new Map<number, number[]>();
  arrivals.forEach((voter, at) => {
    const batch = Math.floor((at * batches) / arrivals.length) + 1;
    places.set(voter, [...(places.get(voter) ?? []), batch]);
  });
  return (voter, rev) => places.get(voter)?.[rev] ?? 1;
}

async function voteOne(
  { record, keys, chance, blindVoters }: VoteInBox,
  plan: Plan,
  at: number,
): Promise<CastBallot[]> {
  const make = at < blindVoters ? blindVoter : quickVoter;
  const voter: Voter = await make(record, keys, chance);
  const own: CastBallot[] = [];
  for (const content of plan) {
    const prevHash = own.at(-1)?.hash ?? null;
    own.push(await makeBallot(record, voter, { content, rev: own.length + 1, prevHash }));
  }
  return own;
}

/** The receipt that the box gave for a ballot. */
export function receiptFor(
  record: OpeningRecord,
  { logSecret }: Pick<RoundKeys, 'logSecret'>,
  { hash, batch }: Pick<BoxedBallot, 'hash' | 'batch'>,
): SignedReceiptWire {
  const receipt = { round: record.round.id, ballotHash: hash, batch };
  return { receipt, signature: toBase64url(signEd25519(logSecret, receiptBytes(receipt))) };
}
