import type { Receipt } from '@wijkbegroting/domain';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { UrnDb } from '../../database/client.ts';
import { logLeaf } from '../../database/schema/urn.ts';

/** Whether the batch in the log holds the ballot; undefined when the log has no such batch. */
export async function isInBatch(db: UrnDb, { round, batch, ballotHash }: Receipt): Promise<boolean | undefined> {
  const type: LogEvent['type'] = 'BALLOT_BATCH';
  const event = sql`${logLeaf.leaf}::jsonb`;
  const [row] = await db
    .select({ holds: sql<boolean>`${event} -> 'ballots' ? ${ballotHash}` })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, round), eq(logLeaf.type, type), sql`(${event} ->> 'batch')::int = ${batch}`))
    .limit(1);
  return row?.holds;
}
