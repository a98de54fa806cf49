import { sql } from 'drizzle-orm';
import type { Databases, Db } from './client.ts';

/** Settings without which an acknowledged ballot can be lost when the power fails (PostgreSQL manual, chapter 30). */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' } as const;
/** Stricter than `on`; what they add is waiting for a standby. */
const ALSO_DURABLE: readonly string[] = ['remote_write', 'remote_apply'];

const AREAS = ['site', 'roll', 'urn'] as const;

/**
 * What keeps these databases from being fit for a real round: settings that can lose a ballot, and connections that
 * reach into another area. Empty when all is well.
 */
export async function unfitFor(databases: Databases): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const area of AREAS) {
    faults.push(...(await durabilityFaults(area, databases[area])), ...(await separationFaults(area, databases[area])));
  }
  return faults;
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
async function separationFaults(area: (typeof AREAS)[number], db: Db): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const other of AREAS.filter((one) => one !== area)) {
    const found = await db.execute<{ reaches: boolean }>(sql`
      SELECT EXISTS (SELECT FROM pg_namespace WHERE nspname = ${other} AND
        (has_schema_privilege(session_user, oid, 'USAGE') OR has_schema_privilege(current_user, oid, 'USAGE'))) AS reaches`);
    if (found.rows[0]?.reaches === true) faults.push(`${area}: its login reaches into ${other}`);
  }
  return faults;
}
