import { err, isPast, ok, type Result, type Round, type RoundId } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';
import { decisionEvent } from './decision-event.ts';
import type { Decided, Execution } from './execution.ts';

export interface ReportIncident {
  readonly roundId: RoundId;
  readonly text: string;
}

/** Before the box is set ready there is no log, and after publication the log has ended with the result. */
export interface IncidentNotNow {
  readonly code: 'incident-not-now';
}

export function checkIncident({ status }: Pick<Round, 'status'>): Result<void, IncidentNotNow> {
  const hasLog = isPast('published', status) && status !== 'outcomePublished';
  return hasLog ? ok(undefined) : err({ code: 'incident-not-now' });
}

/** Tells in the public log what went otherwise than it should. The same decision again tells it once. */
export async function reportIncident(
  { setting: { databases, keyEncryption }, accountId, now }: Execution,
  { roundId, text }: ReportIncident,
  decided: Decided,
): Promise<Result<void, IncidentNotNow>> {
  const keeper = await logKeeperOf(databases, roundId, keyEncryption);
  const decision = decisionEvent('report-incident', decided);
  const incident = { type: 'INCIDENT', at: decision.at, text } as const;
  await inUrnTransaction(databases.urn, (tx) => appendToLog(tx, keeper, [decision, incident]));
  return await inTransaction(databases.site, async (tx): Promise<Result<void, never>> => {
    await appendAuditEvent(tx, { type: 'incident-reported', at: now, accountId, roundId });
    return ok(undefined);
  });
}
