import { computedOrder, drawNonce, drawSeed } from '@wijkbegroting/audit/count/computed-draw.ts';
import {
  type Draw,
  err,
  invariant,
  isSameList,
  nextRoundStatus,
  ok,
  type Result,
  type Round,
  type RoundTransitionRefused,
  type Tie,
  toHex,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction, type SiteTx } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction, rootThrough } from '../../database/public-log.ts';
import type { TellOpened } from '../../database/opened-ballots.ts';
import { saveRoundStatus } from '../../database/round-store.ts';
import { findDraws } from '../../database/tie-store.ts';
import { countBox, type CountBoxError, type CountedBox } from './count-box.ts';
import { lockRoundStatus, saveComputedDraw, saveOutcome, saveTie } from './store.ts';

export type TallyError = RoundTransitionRefused | CountBoxError | { readonly code: 'draws-changed-meanwhile' };

export interface TallyRound {
  readonly round: Round;
  readonly accountId: string;
  readonly now: Date;
  readonly keyEncryption: string;
  /** How many ballots were opened so far. */
  readonly tell?: TellOpened;
}

/**
 * Counts a closed round whose box the trustees have opened. Meets a tie: lots decide, drawn in public or computed from
 * what the trustees revealed, as the rules say, and the count is done anew with them. Otherwise the outcome is stored,
 * with the reason of every project; it is public only after two people have published it.
 */
export async function tallyRound(databases: Databases, asked: TallyRound): Promise<Result<void, TallyError>> {
  const { round } = asked;
  const may = nextRoundStatus(round.status, 'recordTally');
  if (!may.ok) return may;
  const isComputed = round.rules.count.tie === 'computedDraw';
  for (;;) {
    const counted = await countBox(databases, round, asked.tell);
    if (!counted.ok) return counted;
    const recorded = await inTransaction(databases.site, (tx) => record(tx, asked, counted.value));
    if (!recorded.ok) return recorded;
    const { count, tallySecret } = counted.value;
    if (count.kind !== 'tie' || !isComputed) return ok(undefined);
    await drawLots(databases, asked, { tie: count, tallySecret });
  }
}

async function record(
  tx: SiteTx,
  { round, accountId, now }: TallyRound,
  { count, draws }: CountedBox,
): Promise<Result<void, TallyError>> {
  const status = await lockRoundStatus(tx, round.id);
  invariant(status !== undefined, 'the round was there a moment ago');
  const next = nextRoundStatus(status, count.kind === 'tie' ? 'findTie' : 'recordTally');
  if (!next.ok) return next;
  if (!isSameDraws(draws, await findDraws(tx, round.id))) return err({ code: 'draws-changed-meanwhile' });
  const event = { at: now, accountId, roundId: round.id };
  await saveRoundStatus(tx, round.id, { status: next.value });
  if (count.kind === 'tie') {
    await saveTie(tx, round.id, count, now);
    await appendAuditEvent(tx, { ...event, type: 'tie-found', facts: { projects: count.between.length } });
    return ok(undefined);
  }
  const { result, steps } = count;
  await saveOutcome(tx, { ...result, steps }, now);
  const facts = {
    ballots: result.ballotCount,
    blank: result.blankCount,
    invalid: result.invalidBallots.length,
    funded: result.funded.length,
  };
  await appendAuditEvent(tx, { ...event, type: 'round-counted', facts });
  return ok(undefined);
}

function isSameDraws(one: readonly Pick<Draw, 'order'>[], other: readonly Draw[]): boolean {
  return one.length === other.length && one.every(({ order }) => other.some((draw) => isSameList(draw.order, order)));
}

/** The lots of a computed draw: nobody could know them before closing, and everyone can compute them now. */
async function drawLots(
  databases: Databases,
  { round, accountId, now, keyEncryption }: TallyRound,
  { tie, tallySecret }: { readonly tie: Tie; readonly tallySecret: Uint8Array },
): Promise<void> {
  const roundId = round.id;
  const nonce = drawNonce(tallySecret);
  const seed = drawSeed(roundId, await rootThrough(databases.urn, roundId, 'CLOSE'), nonce);
  const order = computedOrder(seed, tie.between);
  const keeper = await logKeeperOf(databases, roundId, keyEncryption);
  const lots = { type: 'DRAW', kind: 'computed', between: tie.between, order, nonce: toHex(nonce) } as const;
  await inUrnTransaction(databases.urn, (tx) => appendToLog(tx, keeper, [lots]));
  await inTransaction(databases.site, async (tx) => {
    await saveComputedDraw(tx, { roundId, between: tie.between, order }, now);
    const facts = { projects: tie.between.length };
    await appendAuditEvent(tx, { type: 'draw-computed', at: now, accountId, roundId, facts });
    return ok(undefined);
  });
}
