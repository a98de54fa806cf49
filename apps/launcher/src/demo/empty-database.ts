import type { DatabaseUrls } from '@wijkbegroting/api/database/client.ts';
import pg from 'pg';

const DEMO_ROUND = 'parkwijk-2027';

/** Rounds that somebody made beside the demo round. */
export async function otherRounds(ownerUrl: string): Promise<string[]> {
  return (await rounds(ownerUrl)).filter((id) => id !== DEMO_ROUND);
}

/** Whether the demo round, or what there is of it, has the database to itself. */
export async function isDemoAlone(ownerUrl: string): Promise<boolean> {
  const found = await rounds(ownerUrl);
  return found.length === 1 && found[0] === DEMO_ROUND;
}

async function rounds(ownerUrl: string): Promise<string[]> {
  return withClient(ownerUrl, async (client) => {
    const there = await client.query<{ is: boolean }>("SELECT to_regclass('site.round') IS NOT NULL AS is");
    if (there.rows[0]?.is !== true) return [];
    const found = await client.query<{ id: string }>('SELECT id FROM site.round ORDER BY id');
    return found.rows.map(({ id }) => id);
  });
}

/** Takes the three areas away with all that is in them; only the demo does this. */
export async function emptyDatabase(owner: DatabaseUrls): Promise<void> {
  for (const area of ['site', 'roll', 'urn'] as const) {
    await withClient(owner[area], (client) => client.query(`DROP SCHEMA IF EXISTS ${area} CASCADE`));
  }
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
