import type { DatabaseUrls } from '@wijkbegroting/api/database/client.ts';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/**
 * The statements that some work of the API sends to the database, so that they can be sent again without the API. What is
 * put beside the API thus stays the same work when the API changes.
 */
export async function recordSql<S extends Record<string, unknown>>(
  area: keyof DatabaseUrls,
  urls: DatabaseUrls,
  schema: S,
  work: (db: NodePgDatabase<S> & { readonly $client: pg.Pool }) => Promise<unknown>,
): Promise<readonly Statement[]> {
  const statements: Statement[] = [];
  const pool = new pg.Pool({ connectionString: urls[area], max: 1 });
  pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...asked: unknown[]) => unknown;
    const recording = (asked: string | { readonly text: string }, values: unknown, ...rest: unknown[]): unknown => {
      statements.push({
        text: typeof asked === 'string' ? asked : asked.text,
        values: Array.isArray(values) ? values : [],
      });
      return query(asked, values, ...rest);
    };
    Object.assign(client, { query: recording });
  });
  try {
    await work(drizzle(pool, { schema }));
  } finally {
    await pool.end();
  }
  return statements;
}

/** Sends the statements one after the other; prepared once on each connection, as fast as the database can be asked. */
export async function replay(client: pg.Client, statements: readonly Statement[]): Promise<pg.QueryResult[]> {
  const results: pg.QueryResult[] = [];
  for (const [at, { text, values }] of statements.entries()) {
    results.push(await client.query({ name: `statement-${at}`, text, values: [...values] }));
  }
  return results;
}
