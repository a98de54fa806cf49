import { addDays, type CalendarDay, dayOf, type RoundId } from '@wijkbegroting/domain';
import { extendAuditChain } from '../../database/audit-chain.ts';
import { findOpenBoxes, sealBatch } from '../../database/ballot-box.ts';
import type { Databases, UrnDb, UrnTx } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, findLastEvent, inUrnTransaction, lockLog, type LogKeeper } from '../../database/public-log.ts';
import { findRollTotals, type RollTotals } from '../../database/roll-sizes.ts';

/** A day with fewer new passes than this waits for the next one: it could be about somebody. */
const FEWEST_IN_A_DAY = 10;

export interface LogKeeping {
  readonly databases: Databases;
  readonly keyEncryption: string;
  readonly now: Date;
}

/**
 * Does what the logs of open rounds need at this moment: chains the events of the staff, tells how many passes were given
 * out through yesterday, and seals the batches that are due. Safe beside other processes that do the same.
 */
export async function keepLogs({ databases, keyEncryption, now }: LogKeeping): Promise<void> {
  await extendAuditChain(databases.site);
  for (const { round } of await findOpenBoxes(databases.urn)) {
    const keeper = await logKeeperOf(databases, round.id, keyEncryption);
    const yesterday = addDays(dayOf(now), -1);
    const isTold = await isIssuanceTold(databases.urn, round.id, yesterday);
    const totals = isTold ? undefined : await findRollTotals(databases.roll, round.id, yesterday);
    await inUrnTransaction(databases.urn, async (tx) => {
      await sealBatch(tx, keeper);
      if (totals !== undefined) await tellIssuance(tx, keeper, { day: yesterday, totals });
    });
  }
}

/** Whether the log tells of this day or a later one, or has ended. */
async function isIssuanceTold(db: UrnDb | UrnTx, roundId: RoundId, day: CalendarDay): Promise<boolean> {
  const last = await findLastEvent(db, roundId, 'ISSUANCE_DAY');
  return (last !== undefined && last.day >= day) || (await findLastEvent(db, roundId, 'CLOSE')) !== undefined;
}

/** Looks again under the lock: meanwhile another process may have told of the day, or have closed the vote. */
async function tellIssuance(
  tx: UrnTx,
  keeper: LogKeeper,
  { day, totals: { issued: passes, paper } }: { readonly day: CalendarDay; readonly totals: RollTotals },
): Promise<void> {
  await lockLog(tx, keeper.roundId);
  if (await isIssuanceTold(tx, keeper.roundId, day)) return;
  const last = await findLastEvent(tx, keeper.roundId, 'ISSUANCE_DAY');
  const isNews = passes + paper - (last === undefined ? 0 : last.passes + last.paper) >= FEWEST_IN_A_DAY;
  if (isNews) await appendToLog(tx, keeper, [{ type: 'ISSUANCE_DAY', day, passes, paper, blocked: 0 }]);
}
