import { canonicalBytes, type RoundId, sha256Hex } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { outcome } from '../../database/schema/site.ts';

/** The counted outcome of a round: its hash, and whether it is public. Undefined before it was counted. */
export async function findOutcomeHash(
  db: SiteDb | SiteTx,
  roundId: RoundId,
): Promise<{ readonly sha256: string; readonly publishedAt: Date | null } | undefined> {
  const [row] = await db.select().from(outcome).where(eq(outcome.roundId, roundId)).orderBy(outcome.roundId);
  return row && { sha256: sha256Hex(canonicalBytes(row.outcome)), publishedAt: row.publishedAt };
}

export async function savePublished(tx: SiteTx, roundId: RoundId, publishedAt: Date): Promise<void> {
  await tx.update(outcome).set({ publishedAt }).where(eq(outcome.roundId, roundId));
}
