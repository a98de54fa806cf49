import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { UrnDb } from '../../database/client.ts';
import { logLeaf } from '../../database/schema/urn.ts';

/** How many ballots the batches of a log hold. Counted by the database: the leaves name every ballot. */
export async function countLogged(
  db: UrnDb,
  roundId: string,
): Promise<{ readonly ballots: number; readonly paper: number }> {
  return {
    ballots: await total(db, roundId, 'BALLOT_BATCH', sql`jsonb_array_length(${logLeaf.leaf}::jsonb -> 'ballots')`),
    paper: await total(db, roundId, 'PAPER_BATCH', sql`(${logLeaf.leaf}::jsonb ->> 'ballots')::int`),
  };
}

async function total(db: UrnDb, roundId: string, type: LogEvent['type'], size: SQL): Promise<number> {
  const [row] = await db
    .select({ total: sql<number>`COALESCE(sum(${size}), 0)::int` })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, roundId), eq(logLeaf.type, type)));
  return row?.total ?? 0;
}
