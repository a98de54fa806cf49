import pg from 'pg';
import type { Contestant, Work } from './load.ts';

/** Connections straight to the database, as many as the server has visitors. */
export async function bareDatabase(
  url: string,
  connections: number,
  workOn: (client: pg.Client) => Work,
): Promise<Contestant> {
  const clients = Array.from({ length: connections }, () => new pg.Client({ connectionString: url }));
  await Promise.all(clients.map((client) => client.connect()));
  return {
    works: clients.map(workOn),
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}

/** Asks the owner of an area one thing. */
export async function ask<Row extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
