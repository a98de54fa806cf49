import { sql } from 'drizzle-orm';
import type { SiteTx } from '../../database/client.ts';
import { area } from '../../database/schema/site.ts';
import type { SourceArea } from './haarlem-files.ts';

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
