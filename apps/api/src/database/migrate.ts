import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import type { DatabaseUrls } from './client.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../../../migrations');
/** Any fixed number: two migrators on one server wait for each other. */
const LOCK = 7_206_314;

export interface AppliedMigration {
  readonly area: keyof DatabaseUrls;
  readonly name: string;
}

/**
 * Brings the three areas up to date: files in the order of their names, each in a transaction of its own, under a lock.
 * Forward only; the connection must be that of the owner.
 * @returns what was applied now, empty when everything was up to date
 * @throws when an applied file was edited or has gone
 */
export async function migrate(urls: DatabaseUrls): Promise<AppliedMigration[]> {
  const applied: AppliedMigration[] = [];
  for (const area of ['site', 'roll', 'urn'] as const) {
    for (const name of await migrateArea(area, urls[area])) applied.push({ area, name });
  }
  return applied;
}

async function migrateArea(area: keyof DatabaseUrls, url: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await ensureArea(client, area);
    return await applyNew(client, area);
  } finally {
    await client.end(); // the lock goes with the session
  }
}

/** The schema, its role and its ledger. Area names are ours, never input, so they may stand in the SQL. */
async function ensureArea(client: pg.Client, area: keyof DatabaseUrls): Promise<void> {
  const role = `wijkbegroting_${area}`;
  // Roles belong to the whole server, so another database's migrator may have made it. With one URL for everything the
  // owner itself takes the role; who may not grant it is expected to give each area a login of its own.
  await client.query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
      BEGIN CREATE ROLE ${role} NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END;
    END IF;
    BEGIN GRANT ${role} TO CURRENT_USER; EXCEPTION WHEN insufficient_privilege THEN NULL; END;
  END $$`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${area}`);
  await client.query(`GRANT USAGE ON SCHEMA ${area} TO ${role}`);
  await client.query(
    `CREATE TABLE IF NOT EXISTS ${area}.schema_migration (
       name text PRIMARY KEY, sha256 text NOT NULL, applied_at timestamptz NOT NULL DEFAULT clock_timestamp())`,
  );
}

async function applyNew(client: pg.Client, area: keyof DatabaseUrls): Promise<string[]> {
  const ledger = await client.query<{ name: string; sha256: string }>(
    `SELECT name, sha256 FROM ${area}.schema_migration ORDER BY name`,
  );
  const done = new Map(ledger.rows.map((row) => [row.name, row.sha256]));
  const files = migrationFiles(area);
  for (const name of done.keys())
    if (!files.has(name)) throw new Error(`migration ${area}/${name} was applied but its file has gone`);
  const fresh: string[] = [];
  for (const [name, sql] of files) {
    const sha256 = crypto.createHash('sha256').update(sql).digest('hex');
    const before = done.get(name);
    if (before !== undefined && before !== sha256)
      throw new Error(`migration ${area}/${name} was edited after it was applied`);
    if (before !== undefined) continue;
    await applyOne(client, area, { name, sql, sha256 });
    fresh.push(name);
  }
  return fresh;
}

async function applyOne(
  client: pg.Client,
  area: string,
  file: { name: string; sql: string; sha256: string },
): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(`SET LOCAL search_path = ${area}`);
    await client.query(file.sql);
    await client.query(`INSERT INTO ${area}.schema_migration (name, sha256) VALUES ($1, $2)`, [file.name, file.sha256]);
    await client.query('COMMIT');
  } catch (error) {
    throw new Error(`migration ${area}/${file.name} failed; nothing of it was kept`, { cause: error });
  }
}

function migrationFiles(area: string): Map<string, string> {
  const folder = path.join(FOLDER, area);
  const names = fs.readdirSync(folder).filter((name) => name.endsWith('.sql'));
  return new Map(names.toSorted().map((name) => [name, fs.readFileSync(path.join(folder, name), 'utf8')]));
}
