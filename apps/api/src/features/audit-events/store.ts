import { and, desc, eq, getTableColumns, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { SiteDb } from '../../database/client.ts';
import { account, auditEvent, type Role } from '../../database/schema/site.ts';
import { areaIsCoveredBy, roundIsCoveredBy } from '../../database/staff.ts';
import type { Grant } from '../../database/viewer.ts';
import { type AuditEventQuery, type AuditEventWire, Facts } from './schemas.ts';

/** Who reads what was done, for the areas where they hold the role. */
export const LOG_READERS = ['auditor', 'administrator'] as const satisfies readonly Role[];

/** What is not about a round names its area among its facts, if it has one. */
const AREA_OF_EVENT = sql`${auditEvent.facts} ->> 'areaCode'`;

/** The newest events about rounds of which the grants cover every area, or about such an area; at most `limit`. */
export async function newestEvents(
  db: SiteDb,
  grants: readonly Grant[],
  { round, type, limit, before }: AuditEventQuery,
): Promise<readonly AuditEventWire[]> {
  const rows = await db
    .select({ ...getTableColumns(auditEvent), accountName: account.name })
    .from(auditEvent)
    .leftJoin(account, eq(account.id, auditEvent.accountId))
    .where(
      and(
        or(
          and(isNotNull(auditEvent.roundId), roundIsCoveredBy(grants, LOG_READERS, auditEvent.roundId)),
          and(isNull(auditEvent.roundId), areaIsCoveredBy(grants, LOG_READERS, AREA_OF_EVENT)),
        ),
        round === undefined ? undefined : eq(auditEvent.roundId, round),
        type === undefined ? undefined : eq(auditEvent.type, type),
        before === undefined ? undefined : lt(auditEvent.id, before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, facts: Facts.parse(row.facts) }));
}
