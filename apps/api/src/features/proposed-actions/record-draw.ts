import { type Draw, err, isSameList, ok, type Result, type RoundId, settle } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import { findDraws, findOpenTie } from '../../database/tie-store.ts';
import { insertDraw } from './draw-store.ts';
import type { Execution } from './execution.ts';

export interface RecordDraw extends Draw {
  readonly roundId: RoundId;
  readonly minutes: string;
}

export interface DrawRefused {
  readonly code: 'draw-not-asked' | 'draw-between-others' | 'draw-order-incomplete';
}

/** Whether these lots settle the tie that the count waits for. */
export async function checkDraw(db: SiteDb | SiteTx, draw: RecordDraw): Promise<Result<void, DrawRefused>> {
  const tie = await findOpenTie(db, draw.roundId);
  if (tie === undefined) return err({ code: 'draw-not-asked' });
  const settled = settle(tie, draw);
  return settled.ok ? ok(undefined) : settled;
}

/** Records the lots that were drawn in public. A draw happens once: the same one again changes nothing, another is refused. */
export function recordDraw(
  { databases, accountId, now }: Execution,
  draw: RecordDraw,
): Promise<Result<void, DrawRefused>> {
  return inTransaction(databases.site, async (tx): Promise<Result<void, DrawRefused>> => {
    const recorded = await findDraws(tx, draw.roundId);
    if (recorded.some(({ order }) => isSameList(order, draw.order))) return ok(undefined);
    const checked = await checkDraw(tx, draw);
    if (!checked.ok) return checked;
    await insertDraw(tx, draw, now);
    const facts = { projects: draw.between.length };
    await appendAuditEvent(tx, { type: 'draw-recorded', at: now, accountId, roundId: draw.roundId, facts });
    return ok(undefined);
  });
}
