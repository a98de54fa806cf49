import {
  err,
  isPast,
  nextRoundStatus,
  ok,
  type Result,
  type RoundId,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { closeBox } from '../../database/ballot-box.ts';
import { inTransaction } from '../../database/client.ts';
import { findRound } from '../../database/round-reader.ts';
import { saveRoundStatus } from '../../database/round-store.ts';
import type { Execution } from './execution.ts';

export type CloseVotingError =
  RoundTransitionRefused | { readonly code: 'round-unknown' | 'ballot-box-unknown' | 'closing-too-early' };

export interface CloseVoting {
  readonly roundId: RoundId;
  /** Why voting closes before its time; null when its time has come, by the clock of the database. */
  readonly earlyReason: string | null;
}

/** Closes the box first, after the ballots under way, and then the round. Either may be done again. */
export async function closeVoting(
  { databases, accountId, now }: Execution,
  { roundId, earlyReason }: CloseVoting,
): Promise<Result<void, CloseVotingError>> {
  const answer = await closeBox(databases.urn, roundId, earlyReason !== null);
  if (answer === 'unknown') return err({ code: 'ballot-box-unknown' });
  if (answer === 'too-early') return err({ code: 'closing-too-early' });
  return await inTransaction(databases.site, async (tx): Promise<Result<void, CloseVotingError>> => {
    const round = await findRound(tx, roundId);
    if (round === undefined) return err({ code: 'round-unknown' });
    if (isPast('open', round.status)) return ok(undefined);
    const next = nextRoundStatus(round.status, 'closeVoting');
    if (!next.ok) return next;
    await saveRoundStatus(tx, roundId, { status: next.value, closedAt: now });
    const facts = { early: earlyReason !== null };
    await appendAuditEvent(tx, { type: 'voting-closed', at: now, accountId, roundId, facts });
    return ok(undefined);
  });
}
