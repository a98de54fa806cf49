import { type AuditLink, auditRecordHash, toHex } from '@wijkbegroting/domain';
import { and, asc, desc, eq, gt, isNotNull, isNull, lt, or, type SQL, sql } from 'drizzle-orm';
import { auditRecordOf } from '../../database/audit-chain.ts';
import type { SiteDb } from '../../database/client.ts';
import { account, auditEvent, auditLink, type Role } from '../../database/schema/site.ts';
import { areaIsCoveredBy, roundIsCoveredBy } from '../../database/staff.ts';
import type { Grant } from '../../database/viewer.ts';
import { type AuditEventQuery, type AuditEventWire, Facts, LINKS_AT_ONCE } from './schemas.ts';

/** Who reads what was done, for the areas where they hold the role. */
export const LOG_READERS = ['auditor', 'administrator'] as const satisfies readonly Role[];

/** What is not about a round names its area among its facts, if it has one. */
const AREA_OF_EVENT = sql`${auditEvent.facts} ->> 'areaCode'`;

/** Events about rounds of which the grants cover every area, or about such an area. */
function isCoveredBy(grants: readonly Grant[]): SQL | undefined {
  return or(
    and(isNotNull(auditEvent.roundId), roundIsCoveredBy(grants, LOG_READERS, auditEvent.roundId)),
    and(isNull(auditEvent.roundId), areaIsCoveredBy(grants, LOG_READERS, AREA_OF_EVENT)),
  );
}

/** The newest events that the grants cover; at most `limit`. */
export async function newestEvents(
  db: SiteDb,
  grants: readonly Grant[],
  { round, type, limit, before }: AuditEventQuery,
): Promise<readonly AuditEventWire[]> {
  const rows = await db
    .select({
      id: auditEvent.id,
      at: auditEvent.at,
      type: auditEvent.type,
      accountId: auditEvent.accountId,
      accountName: account.name,
      roundId: auditEvent.roundId,
      subjectId: auditEvent.subjectId,
      facts: auditEvent.facts,
      position: auditLink.position,
      head: auditLink.head,
    })
    .from(auditEvent)
    .leftJoin(account, eq(account.id, auditEvent.accountId))
    .leftJoin(auditLink, eq(auditLink.eventId, auditEvent.id))
    .where(
      and(
        isCoveredBy(grants),
        round === undefined ? undefined : eq(auditEvent.roundId, round),
        type === undefined ? undefined : eq(auditEvent.type, type),
        before === undefined ? undefined : lt(auditEvent.id, before),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .limit(limit);
  return rows.map((row) => ({ ...row, facts: Facts.parse(row.facts), head: row.head?.toString('hex') ?? null }));
}

/**
 * Links of the chain after a position, oldest first: with their events where the grants cover them, and otherwise with
 * the hash alone. The hash is made anew from the event, so that one that was changed shows.
 */
export async function linksAfter(db: SiteDb, grants: readonly Grant[], after: number): Promise<readonly AuditLink[]> {
  const rows = await db
    .select({
      position: auditLink.position,
      head: auditLink.head,
      event: auditEvent,
      isCovered: sql<boolean>`COALESCE(${isCoveredBy(grants)}, false)`,
    })
    .from(auditLink)
    .innerJoin(auditEvent, eq(auditEvent.id, auditLink.eventId))
    .where(gt(auditLink.position, after))
    .orderBy(asc(auditLink.position))
    .limit(LINKS_AT_ONCE);
  return rows.map(({ position, head, event, isCovered }) => {
    const record = auditRecordOf(event);
    const link = { position, head: head.toString('hex') };
    return isCovered ? { ...link, event: record } : { ...link, recordSha256: toHex(auditRecordHash(record)) };
  });
}
