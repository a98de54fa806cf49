import { type AreaCode, areaCode, calendarDay, parseAreaCode, type Person } from '@wijkbegroting/domain';
import { sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';
import type { Viewer } from './viewer.ts';

/** What the login provider said of somebody, with the wijk and gemeente that go with the buurt. */
export async function findPerson(db: SiteDb | SiteTx, viewer: Viewer): Promise<Person> {
  const around = viewer.buurtCode === null ? undefined : await findAround(db, viewer.buurtCode);
  return {
    buurtCode: knownCode(viewer.buurtCode),
    wijkCode: knownCode(around?.wijk ?? null),
    gemeenteCode: knownCode(around?.gemeente ?? viewer.gemeenteCode),
    birthDate: viewer.birthDate === null ? null : calendarDay(viewer.birthDate),
  };
}

async function findAround(
  db: SiteDb | SiteTx,
  buurtCode: string,
): Promise<{ wijk: string; gemeente: string } | undefined> {
  const found = await db.execute<{ wijk: string; gemeente: string }>(sql`
    SELECT wijk.code AS wijk, wijk.parent_code AS gemeente
    FROM site.area buurt JOIN site.area wijk ON wijk.code = buurt.parent_code
    WHERE buurt.code = ${buurtCode} AND buurt.level = 'buurt'`);
  return found.rows[0];
}

function knownCode(text: string | null): AreaCode | null {
  return text !== null && parseAreaCode(text).ok ? areaCode(text) : null;
}
