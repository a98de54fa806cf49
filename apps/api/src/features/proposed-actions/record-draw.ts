import {
  type Draw,
  err,
  isSameList,
  ok,
  type Result,
  type Round,
  type RoundId,
  settle,
  sha256Hex,
  utf8,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';
import { findDraws, findOpenTie } from '../../database/tie-store.ts';
import { decisionEvent } from './decision-event.ts';
import { insertDraw } from './draw-store.ts';
import type { Decided, Execution } from './execution.ts';

export interface RecordDraw extends Draw {
  readonly roundId: RoundId;
  readonly minutes: string;
}

export interface DrawRefused {
  readonly code: 'draw-not-asked' | 'draw-between-others' | 'draw-order-incomplete';
}

/** Whether these lots settle the tie that the count waits for. */
async function checkDraw(db: SiteDb | SiteTx, draw: RecordDraw): Promise<Result<void, DrawRefused>> {
  const tie = await findOpenTie(db, draw.roundId);
  if (tie === undefined) return err({ code: 'draw-not-asked' });
  const settled = settle(tie, draw);
  return settled.ok ? ok(undefined) : settled;
}

/** Whether people can draw these lots: the rules ask for a public draw, and a tie waits for it. */
export async function checkPublicDraw(
  db: SiteDb,
  { rules }: Round,
  draw: RecordDraw,
): Promise<Result<void, DrawRefused>> {
  return rules.count.tie === 'publicDraw' ? await checkDraw(db, draw) : err({ code: 'draw-not-asked' });
}

/**
 * Records the lots that were drawn in public. A draw happens once: the same one again changes nothing, another is refused.
 * The log comes first: a count uses what the site has, and so never lots that the log does not tell.
 */
export async function recordDraw(
  execution: Execution,
  draw: RecordDraw,
  decided: Decided,
): Promise<Result<void, DrawRefused>> {
  const { databases, keyEncryption } = execution.setting;
  const possible = (await isRecorded(databases.site, draw)) ? ok(undefined) : await checkDraw(databases.site, draw);
  if (!possible.ok) return possible;
  const keeper = await logKeeperOf(databases, draw.roundId, keyEncryption);
  const { between, order, minutes } = draw;
  const lots = { type: 'DRAW', kind: 'public', between, order, minutesSha256: sha256Hex(utf8(minutes)) } as const;
  await inUrnTransaction(databases.urn, (tx) => appendToLog(tx, keeper, [decisionEvent('record-draw', decided), lots]));
  return await keepDraw(execution, draw);
}

async function isRecorded(db: SiteDb | SiteTx, { roundId, order }: RecordDraw): Promise<boolean> {
  return (await findDraws(db, roundId)).some((recorded) => isSameList(recorded.order, order));
}

function keepDraw({ setting, accountId, now }: Execution, draw: RecordDraw): Promise<Result<void, DrawRefused>> {
  return inTransaction(setting.databases.site, async (tx): Promise<Result<void, DrawRefused>> => {
    if (await isRecorded(tx, draw)) return ok(undefined);
    const checked = await checkDraw(tx, draw);
    if (!checked.ok) return checked;
    await insertDraw(tx, draw, now);
    const facts = { projects: draw.between.length };
    await appendAuditEvent(tx, { type: 'draw-recorded', at: now, accountId, roundId: draw.roundId, facts });
    return ok(undefined);
  });
}
