import type { RoundId, RoundStatus } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';
import { openingRecord, round } from './schema/site.ts';

/** SHA-256 in hexadecimal of what the site knows as the opening record; undefined before voting was set ready. */
export async function findRecordHash(db: SiteDb | SiteTx, id: RoundId): Promise<string | undefined> {
  const [row] = await db
    .select({ sha256: openingRecord.sha256 })
    .from(openingRecord)
    .where(eq(openingRecord.roundId, id))
    .orderBy(openingRecord.roundId);
  return row?.sha256.toString('hex');
}

export async function saveRoundStatus(
  tx: SiteTx,
  id: RoundId,
  change: { readonly status: RoundStatus; readonly closedAt?: Date },
): Promise<void> {
  await tx.update(round).set(change).where(eq(round.id, id));
}
