import { sql } from 'drizzle-orm';
import type { Databases, Db } from './client.ts';

/** Settings without which an acknowledged ballot can be lost when the power fails (PostgreSQL manual, chapter 30). */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;
/** Stricter than `on`; what they add is waiting for a standby. */
const ALSO_DURABLE: readonly string[] = ['remote_write', 'remote_apply'];

const AREAS = ['site', 'roll', 'urn'] as const;
type Area = (typeof AREAS)[number];

const URL_SETTINGS = { site: 'DATABASE_URL', roll: 'DATABASE_URL_ROLL', urn: 'DATABASE_URL_URN' } as const;

/**
 * What keeps these databases from being fit for a real round: settings that can lose a ballot or tell when it was cast,
 * connections that reach into another area, and logins that could change or read what the role of their area cannot.
 * Empty when all is well.
 */
export async function unfitFor(databases: Databases): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const area of AREAS) {
    const db = databases[area];
    faults.push(
      ...(await durabilityFaults(area, db)),
      ...(await separationFaults(area, db)),
      ...(await ownershipFaults(area, db)),
    );
  }
  for (const area of ['roll', 'urn'] as const) faults.push(...(await timeFaults(area, databases[area])));
  return [...faults, ...(await ballotFaults(databases.urn))];
}

async function durabilityFaults(area: string, db: Db): Promise<readonly string[]> {
  const found = await db.execute<{ name: string; setting: string }>(
    sql`SELECT name, setting FROM pg_settings WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name`,
  );
  return found.rows
    .filter(({ name, setting }) => setting !== DURABLE[name as keyof typeof DURABLE] && !ALSO_DURABLE.includes(setting))
    .map(({ name, setting }) => `${area}: ${name} is ${setting}`);
}

/** Looks with the login's own rights as well: a role that was taken can be put off again. */
async function separationFaults(area: Area, db: Db): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const other of AREAS.filter((one) => one !== area)) {
    const found = await db.execute<{ reaches: boolean }>(sql`
      SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ${other} AND
        (has_schema_privilege(session_user, oid, 'USAGE') OR has_schema_privilege(current_user, oid, 'USAGE'))) AS reaches`);
    if (found.rows[0]?.reaches === true) faults.push(`${area}: its login reaches into ${other}`);
  }
  return faults;
}

/** An owner can put off every trigger and right that guards the area, so daily work needs a login that is none. */
async function ownershipFaults(area: Area, db: Db): Promise<readonly string[]> {
  const found = await db.execute<{ owns: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM pg_namespace n LEFT JOIN pg_class c ON c.relnamespace = n.oid
      WHERE n.nspname = ${area} AND (pg_has_role(session_user, n.nspowner, 'MEMBER') OR
        pg_has_role(session_user, c.relowner, 'MEMBER'))) AS owns`);
  if (found.rows[0]?.owns !== true) return [];
  const needed = `a login that is a member of wijkbegroting_${area} alone, and MIGRATE=no`;
  return [`${area}: the login in ${URL_SETTINGS[area]} owns its tables, or can become their owner; give ${needed}`];
}

/** The time of each commit would tie a ballot to the pass that was collected just before it. */
async function timeFaults(area: Area, db: Db): Promise<readonly string[]> {
  const found = await db.execute<{ setting: string }>(
    sql`SELECT setting FROM pg_settings WHERE name = 'track_commit_timestamp'`,
  );
  const setting = found.rows[0]?.setting ?? 'unknown';
  return setting === 'off' ? [] : [`${area}: track_commit_timestamp is ${setting}; it keeps the time of every row`];
}

/** Ballots go in and come out through functions alone, which give none before the box has closed. */
async function ballotFaults(db: Db): Promise<readonly string[]> {
  const found = await db.execute<{ reaches: boolean }>(sql`
    SELECT EXISTS (
      SELECT FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, (VALUES (session_user), (current_user)) AS login (name)
      WHERE n.nspname = 'urn' AND (c.relname = 'ballot' OR c.relname LIKE 'inbox%') AND c.relkind IN ('r', 'p') AND (
        has_table_privilege(login.name, c.oid, 'SELECT, INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER') OR
        has_any_column_privilege(login.name, c.oid, 'SELECT, INSERT, UPDATE, REFERENCES'))) AS reaches`);
  if (found.rows[0]?.reaches !== true) return [];
  return [
    `urn: the login in ${URL_SETTINGS.urn} has rights on the tables with ballots in urn; take them away (REVOKE ALL)`,
  ];
}
