import pg from 'pg';
import type { TestApp } from './app.ts';

/** Asks the database as its owner, who may see what no role of the application sees. */
export async function asOwner<Row extends pg.QueryResultRow>(
  { ownerUrl }: TestApp,
  text: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client(ownerUrl);
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
}

/** How many rows a table has for one round. */
export async function countRows(held: TestApp, table: string, roundId: string): Promise<number> {
  const rows = await asOwner<{ n: number }>(held, `SELECT count(*)::int AS n FROM ${table} WHERE round_id = $1`, [
    roundId,
  ]);
  return rows[0]?.n ?? 0;
}

/** How many ballots are in the box of a round: those that were sealed, and those that wait for their batch. */
export async function countBallots(held: TestApp, roundId: string): Promise<number> {
  return (await countRows(held, 'urn.ballot', roundId)) + (await countRows(held, 'urn.inbox', roundId));
}
