import type { SiteDb, SiteTx } from './client.ts';
import { auditEvent } from './schema/site.ts';

export interface AuditEvent {
  /** A kebab-case fact, such as `proposal-judged`. */
  readonly type: string;
  readonly at: Date;
  readonly accountId?: string;
  readonly roundId?: string;
  /** What it happened to: a proposal, an action. Never a roll entry, code, pass or ballot. */
  readonly subjectId?: string;
  readonly facts?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Appends one event in the transaction of what it records. Facts never hold choices, codes or personal data. */
export async function appendAuditEvent(tx: SiteTx, event: AuditEvent): Promise<void> {
  await recordAuditEvent(tx, event);
}

/** Records something that happened in another area of the database, which no transaction of this one can hold. */
export async function recordAuditEvent(db: SiteDb | SiteTx, event: AuditEvent): Promise<void> {
  await db.insert(auditEvent).values({ ...event, facts: event.facts ?? {} });
}
