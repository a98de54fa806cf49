import {
  type AuditHead,
  auditLinkHash,
  type AuditRecord,
  auditRecordHash,
  EMPTY_AUDIT_CHAIN,
  invariant,
  ok,
  toHex,
} from '@wijkbegroting/domain';
import { asc, desc, eq, isNull, sql } from 'drizzle-orm';
import { inTransaction, type SiteDb, type SiteTx } from './client.ts';
import type * as site from './schema/site.ts';
import { auditEvent, auditLink } from './schema/site.ts';

/** Events that are chained in one transaction. */
const CHAINED_AT_ONCE = 1_000;

/** Where the chain of staff events stands. */
export async function findAuditHead(db: SiteDb | SiteTx): Promise<AuditHead> {
  const [last] = await db.select().from(auditLink).orderBy(desc(auditLink.position)).limit(1);
  return last === undefined
    ? { count: 0, head: toHex(EMPTY_AUDIT_CHAIN) }
    : { count: last.position, head: last.head.toString('hex') };
}

/**
 * Chains the events that are not in the chain yet (docs/protocol.md, section 7). Done apart from the transactions that
 * write them, as those would have to wait for each other otherwise. @returns how many were chained
 */
export async function extendAuditChain(db: SiteDb): Promise<number> {
  const done = await inTransaction<typeof site, number, never>(db, async (tx) => {
    await tx.execute(sql`SELECT pg_advisory_xact_lock(hashtextextended('wijkbegroting/audit-chain', 0))`);
    const waiting = await tx
      .select({ event: auditEvent })
      .from(auditEvent)
      .leftJoin(auditLink, eq(auditLink.eventId, auditEvent.id))
      .where(isNull(auditLink.eventId))
      .orderBy(asc(auditEvent.id))
      .limit(CHAINED_AT_ONCE);
    const { count, head } = await findAuditHead(tx);
    let previous: Uint8Array = Buffer.from(head, 'hex');
    const links = waiting.map(({ event }, at) => {
      previous = auditLinkHash(previous, auditRecordHash(auditRecordOf(event)));
      return { position: count + at + 1, eventId: event.id, head: Buffer.from(previous) };
    });
    if (links.length > 0) await tx.insert(auditLink).values(links);
    return ok(links.length);
  });
  invariant(done.ok, 'chaining has nothing to refuse');
  return done.value;
}

/** An event as it is chained. */
export function auditRecordOf(event: typeof auditEvent.$inferSelect): AuditRecord {
  const { at, facts, ...same } = event;
  return { ...same, at: at.toISOString(), facts: facts as AuditRecord['facts'] };
}
