import {
  ballotPaperOf,
  type Draw,
  err,
  invariant,
  isSameList,
  nextRoundStatus,
  ok,
  type OpeningRecord,
  type Outcome,
  type ProjectId,
  type Result,
  type Round,
  type RoundTransitionRefused,
  type Tie,
  tallyRound as count,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { type Box, findBox } from '../../database/ballot-box.ts';
import { type Databases, inTransaction, type SiteTx } from '../../database/client.ts';
import { findRollTotals, type RollTotals } from '../../database/roll-sizes.ts';
import { findRecordHash, saveRoundStatus } from '../../database/round-store.ts';
import { findDraws } from '../../database/tie-store.ts';
import type { OutcomeRecord } from '../../wire/outcome.ts';
import { type CheckedBallots, checkBallots } from './check-ballots.ts';
import { lockRoundStatus, saveOutcome, saveTie } from './store.ts';

export type TallyError =
  | RoundTransitionRefused
  | { readonly code: 'ballot-box-unknown' | 'opening-records-differ' | 'draws-changed-meanwhile' }
  | { readonly code: 'ballots-exceed-passes'; readonly ballots: number; readonly passes: number };

type RecordedDraw = Draw & { readonly minutes: string; readonly drawnAt: Date };

interface Count {
  readonly tally: Outcome | Tie;
  readonly ballots: CheckedBallots;
  readonly totals: RollTotals;
  readonly draws: readonly RecordedDraw[];
  readonly box: Box;
}

export interface TallyRound {
  readonly round: Round;
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Counts a closed round. Meets a tie: the round waits for a public draw, and the count is done anew when that has been
 * recorded. Otherwise the outcome is stored, with the reason of every project; it is public only after two people
 * have published it.
 */
export async function tallyRound(
  databases: Databases,
  { round, accountId, now }: TallyRound,
): Promise<Result<void, TallyError>> {
  const may = nextRoundStatus(round.status, 'recordTally');
  if (!may.ok) return may;
  const counted = await countRound(databases, round);
  if (!counted.ok) return counted;
  return await inTransaction(databases.site, (tx) => record(tx, { round, accountId, now }, counted.value));
}

async function countRound({ site, roll, urn }: Databases, round: Round): Promise<Result<Count, TallyError>> {
  const box = await findBox(urn, round.id);
  if (box === undefined) return err({ code: 'ballot-box-unknown' });
  if (box.recordHash !== (await findRecordHash(site, round.id))) return err({ code: 'opening-records-differ' });
  const ballots = await checkBallots(urn, box);
  const totals = await findRollTotals(roll, round.id);
  if (ballots.passesUsed > totals.issued) {
    return err({ code: 'ballots-exceed-passes', ballots: ballots.passesUsed, passes: totals.issued });
  }
  const draws = await findDraws(site, round.id);
  const rule = box.record.rules.count;
  const tally = count({
    paper: ballotPaperOf(box.record),
    ballots: ballots.valid,
    rule,
    draws: draws.map(({ between, order }) => ({ between, order })),
  });
  invariant(tally.kind !== 'refusedDraw', 'a draw is recorded only for a tie that the count has met');
  return ok({ tally, ballots, totals, draws, box });
}

async function record(
  tx: SiteTx,
  { round, accountId, now }: TallyRound,
  counted: Count,
): Promise<Result<void, TallyError>> {
  const status = await lockRoundStatus(tx, round.id);
  invariant(status !== undefined, 'the round was there a moment ago');
  const { tally, ballots } = counted;
  const next = nextRoundStatus(status, tally.kind === 'tie' ? 'findTie' : 'recordTally');
  if (!next.ok) return next;
  if (!isSameDraws(counted.draws, await findDraws(tx, round.id))) return err({ code: 'draws-changed-meanwhile' });
  const event = { at: now, accountId, roundId: round.id };
  await saveRoundStatus(tx, round.id, { status: next.value });
  if (tally.kind === 'tie') {
    await saveTie(tx, round.id, tally, now);
    await appendAuditEvent(tx, { ...event, type: 'tie-found', facts: { projects: tally.between.length } });
    return ok(undefined);
  }
  await saveOutcome(tx, outcomeRecord(counted, tally), now);
  const facts = {
    ballots: tally.ballotCount,
    blank: tally.blankCount,
    invalid: ballots.invalid.length,
    funded: tally.funded.length,
  };
  await appendAuditEvent(tx, { ...event, type: 'round-counted', facts });
  return ok(undefined);
}

function isSameDraws(one: readonly Draw[], other: readonly Draw[]): boolean {
  return one.length === other.length && one.every(({ order }) => other.some((draw) => isSameList(draw.order, order)));
}

function outcomeRecord(
  { ballots, totals, draws, box: { record: opening, recordHash } }: Count,
  tally: Outcome,
): OutcomeRecord {
  return {
    version: 1,
    roundId: opening.round.id,
    openingRecordSha256: recordHash,
    budgetCents: tally.budgetCents,
    spentCents: tally.spentCents,
    remainderCents: tally.remainderCents,
    rollSize: totals.entries,
    passes: totals.issued,
    ballotCount: tally.ballotCount,
    blankCount: tally.blankCount,
    replacedCount: ballots.replaced,
    invalidBallots: ballots.invalid,
    projects: tally.projects.map((one) => ({ ...one, title: titleOf(opening, one.project) })),
    funded: tally.funded,
    steps: tally.steps,
    draws: draws.map((draw) => ({ ...draw, drawnAt: draw.drawnAt.toISOString() })),
  };
}

function titleOf({ projects }: OpeningRecord, project: ProjectId): string {
  const found = projects.find(({ id }) => id === project);
  invariant(found !== undefined, 'only projects of the opening record are counted');
  return found.title;
}
