import crypto from 'node:crypto';
import path from 'node:path';
import type { Config } from '@wijkbegroting/api/config.ts';
import type { DatabaseUrls } from '@wijkbegroting/api/database/client.ts';
import type { Secrets } from '@wijkbegroting/api/secrets.ts';
import { startEmbeddedPostgres } from '@wijkbegroting/embedded-postgres';
import pg from 'pg';

const DATABASE = 'wijkbegroting';

export interface ProjectDatabase {
  /** Connections of the owner, who may migrate. */
  readonly owner: DatabaseUrls;
  /** Connections for daily work; valid once the migrations have made the roles. */
  daily(): Promise<DatabaseUrls>;
  stop(): Promise<void>;
}

/** The external database when the environment names one, otherwise the PostgreSQL that ships with the product. */
export async function openProjectDatabase(config: Config, secrets: Secrets): Promise<ProjectDatabase> {
  const { databaseUrls } = config;
  if (databaseUrls !== undefined) {
    return { owner: databaseUrls, daily: () => Promise.resolve(databaseUrls), stop: () => Promise.resolve() };
  }
  const server = await startEmbeddedPostgres({
    dataFolder: path.join(config.dataFolder, 'postgres'),
    password: secrets.database,
  });
  const url = server.url(DATABASE);
  await withClient(server.url('postgres'), async (client) => {
    const known = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (known.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  });
  return {
    owner: { site: url, roll: url, urn: url },
    daily: () => roleLogins(url, secrets.database),
    stop: () => server.stop(),
  };
}

/** In the embedded database each area's role logs in by itself, so that no connection of the site can be more. */
async function roleLogins(ownerUrl: string, secret: string): Promise<DatabaseUrls> {
  const urls = { site: ownerUrl, roll: ownerUrl, urn: ownerUrl };
  await withClient(ownerUrl, async (client) => {
    for (const area of ['site', 'roll', 'urn'] as const) {
      const role = `wijkbegroting_${area}`;
      const password = crypto.createHmac('sha256', secret).update(role).digest('hex');
      await client.query(`ALTER ROLE ${role} LOGIN PASSWORD '${password}'`);
      const url = new URL(ownerUrl);
      url.username = role;
      url.password = password;
      urls[area] = url.href;
    }
  });
  return urls;
}

async function withClient(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
