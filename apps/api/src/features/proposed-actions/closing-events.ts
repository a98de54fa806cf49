import { dayOf, type RoundId } from '@wijkbegroting/domain';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { findClosedTotals } from '../../database/ballot-box.ts';
import type { UrnTx } from '../../database/client.ts';
import { findLastEvent, lockLog } from '../../database/public-log.ts';
import type { RollTotals } from '../../database/roll-sizes.ts';

export interface Closing {
  readonly roundId: RoundId;
  readonly earlyReason: string | null;
  readonly closedAt: Date;
  readonly totals: RollTotals;
}

/**
 * What the log says when a box has closed: what was given out at last, and what went in. None when it stands there
 * already. The log is held while its caller writes them.
 */
export async function closingEvents(
  tx: UrnTx,
  { roundId, earlyReason, closedAt, totals }: Closing,
): Promise<readonly LogEvent[]> {
  await lockLog(tx, roundId);
  if ((await findLastEvent(tx, roundId, 'CLOSE')) !== undefined) return [];
  const { ballots, voters } = await findClosedTotals(tx, roundId);
  const lastBatch = await findLastEvent(tx, roundId, 'BALLOT_BATCH');
  const { issued: passes, paper, codes, replaced, entries: rollSize } = totals;
  return [
    { type: 'ISSUANCE_DAY', day: dayOf(closedAt), passes, paper, blocked: 0 },
    {
      type: 'CLOSE',
      statement: {
        closedAt: closedAt.toISOString(),
        early: earlyReason,
        rollSize,
        codes,
        replaced,
        passes,
        paper,
        blocked: 0,
        ballots,
        voters,
        batches: lastBatch?.batch ?? 0,
        paperBallots: 0,
      },
    },
  ];
}
