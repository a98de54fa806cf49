import {
  err,
  invariant,
  isPast,
  nextRoundStatus,
  ok,
  type Result,
  type RoundId,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { closeBox, findBox } from '../../database/ballot-box.ts';
import { inTransaction } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';
import { findRoundRecord } from '../../database/round-reader.ts';
import { findRollTotals } from '../../database/roll-sizes.ts';
import { saveRoundStatus } from '../../database/round-store.ts';
import { closingEvents } from './closing-events.ts';
import { decisionEvent } from './decision-event.ts';
import type { Decided, Execution } from './execution.ts';

export type CloseVotingError =
  RoundTransitionRefused | { readonly code: 'round-unknown' | 'ballot-box-unknown' | 'closing-too-early' };

export interface CloseVoting {
  readonly roundId: RoundId;
  /** Why voting closes before its time; null when its time has come, by the clock of the database. */
  readonly earlyReason: string | null;
}

/**
 * Closes the box first, after the ballots under way, with its last batch; then the round, so that no pass is given out any
 * more; and then states in the log what went in. Each may be done again.
 */
export async function closeVoting(
  execution: Execution,
  { roundId, earlyReason }: CloseVoting,
  decided: Decided,
): Promise<Result<void, CloseVotingError>> {
  const { databases, keyEncryption } = execution.setting;
  if ((await findBox(databases.urn, roundId)) === undefined) return err({ code: 'ballot-box-unknown' });
  const keeper = await logKeeperOf(databases, roundId, keyEncryption);
  const answer = await closeBox(databases.urn, keeper, earlyReason !== null);
  if (answer === 'unknown') return err({ code: 'ballot-box-unknown' });
  if (answer === 'too-early') return err({ code: 'closing-too-early' });
  const closed = await closeRound(execution, { roundId, earlyReason });
  if (!closed.ok) return closed;
  const totals = await findRollTotals(databases.roll, roundId);
  await inUrnTransaction(databases.urn, async (tx) => {
    const events = await closingEvents(tx, { roundId, earlyReason, closedAt: closed.value, totals });
    await appendToLog(tx, keeper, [decisionEvent('close-voting', decided), ...events]);
  });
  return ok(undefined);
}

/** @returns when the round closed: now, or before the break after which this is done again */
function closeRound(
  { setting, accountId, now }: Execution,
  { roundId, earlyReason }: CloseVoting,
): Promise<Result<Date, CloseVotingError>> {
  return inTransaction(setting.databases.site, async (tx): Promise<Result<Date, CloseVotingError>> => {
    const found = await findRoundRecord(tx, roundId);
    if (found === undefined) return err({ code: 'round-unknown' });
    if (isPast('open', found.round.status)) {
      invariant(found.closedAt !== null, 'a round that closed knows when');
      return ok(found.closedAt);
    }
    const next = nextRoundStatus(found.round.status, 'closeVoting');
    if (!next.ok) return next;
    await saveRoundStatus(tx, roundId, { status: next.value, closedAt: now });
    const facts = { early: earlyReason !== null };
    await appendAuditEvent(tx, { type: 'voting-closed', at: now, accountId, roundId, facts });
    return ok(now);
  });
}
