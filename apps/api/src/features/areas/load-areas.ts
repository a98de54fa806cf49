import { ok } from '@wijkbegroting/domain';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { SourceArea } from './haarlem-files.ts';
import { saveAreas } from './store.ts';

/** Puts areas in the database, or brings them up to date; loading the same files again changes nothing. */
export async function loadAreas(db: SiteDb, areas: readonly SourceArea[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    await saveAreas(tx, areas);
    return ok(undefined);
  });
}
