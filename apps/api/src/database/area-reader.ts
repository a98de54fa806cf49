import { type AreaCode, areaCode } from '@wijkbegroting/domain';
import { type SQL, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';

export interface NamedArea {
  readonly code: AreaCode;
  readonly name: string;
}

/** The buurten of the areas of a round, by name. */
export function findBuurtenOfRound(db: SiteDb | SiteTx, roundId: string): Promise<readonly NamedArea[]> {
  return findBuurten(db, sql`SELECT area_code FROM site.round_area WHERE round_id = ${roundId}`);
}

/** The buurten in one area, by name; a buurt holds itself. */
export function findBuurtenIn(db: SiteDb | SiteTx, code: string): Promise<readonly NamedArea[]> {
  return findBuurten(db, sql`SELECT ${code}::text`);
}

async function findBuurten(db: SiteDb | SiteTx, codes: SQL): Promise<readonly NamedArea[]> {
  const found = await db.execute<{ code: string; name: string }>(sql`
    SELECT buurt.code, buurt.name
    FROM site.area buurt LEFT JOIN site.area wijk ON wijk.code = buurt.parent_code
    WHERE buurt.level = 'buurt' AND EXISTS (
      SELECT FROM (${codes}) AS asked (code) WHERE asked.code IN (buurt.code, wijk.code, wijk.parent_code))
    ORDER BY buurt.name COLLATE "nl-x-icu", buurt.code`);
  return found.rows.map(({ code, name }) => ({ code: areaCode(code), name }));
}
