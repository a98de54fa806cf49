import { areaCode } from '@wijkbegroting/domain';
import { eq, type SQL, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { area } from '../../database/schema/site.ts';
import type { SourceArea } from './haarlem-files.ts';
import { AreaWire } from './schemas.ts';

/** Inserts areas or overwrites them by code, in the given order, so that parents come first. */
export async function saveAreas(tx: SiteTx, areas: readonly SourceArea[]): Promise<void> {
  await tx
    .insert(area)
    .values([...areas])
    .onConflictDoUpdate({
      target: area.code,
      set: {
        year: sql`excluded.year`,
        name: sql`excluded.name`,
        parentCode: sql`excluded.parent_code`,
        population: sql`excluded.population`,
        landHa: sql`excluded.land_ha`,
        label: sql`excluded.label`,
        border: sql`excluded.border`,
      },
    });
}

/** All areas, or those of one level: the gemeente first, then by code. */
export function listAreas(db: SiteDb, level: AreaWire['level'] | undefined): Promise<readonly AreaWire[]> {
  return readAreas(db, level === undefined ? undefined : eq(area.level, level));
}

export async function findArea(db: SiteDb, code: string): Promise<AreaWire | undefined> {
  const [found] = await readAreas(db, eq(area.code, code));
  return found;
}

async function readAreas(db: SiteDb, condition: SQL | undefined): Promise<readonly AreaWire[]> {
  const rows = await db
    .select()
    .from(area)
    .where(condition)
    .orderBy(sql`array_position(ARRAY['gemeente', 'wijk', 'buurt'], ${area.level})`, area.code);
  return rows.map((row) => ({
    ...row,
    code: areaCode(row.code),
    parentCode: row.parentCode === null ? null : areaCode(row.parentCode),
    label: AreaWire.shape.label.parse(row.label),
    border: AreaWire.shape.border.parse(row.border),
  }));
}
