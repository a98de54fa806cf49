import type { NamedKey, RoundId } from '@wijkbegroting/domain';
import { and, eq } from 'drizzle-orm';
import type { SiteTx } from '../../database/client.ts';
import { openingSignature, tallyKey, witness } from '../../database/schema/site.ts';

/** Keeps what a ceremony gave; a later ceremony takes its place, until the round has been opened. */
export async function saveTallyKey(tx: SiteTx, row: typeof tallyKey.$inferInsert): Promise<void> {
  await tx.insert(tallyKey).values(row).onConflictDoUpdate({ target: tallyKey.roundId, set: row });
}

/** @returns false when the round has a witness of this name */
export async function insertWitness(
  tx: SiteTx,
  { roundId, name, key, addedAt }: NamedKey & { readonly roundId: RoundId; readonly addedAt: Date },
): Promise<boolean> {
  const inserted = await tx
    .insert(witness)
    .values({ roundId, name, key, addedAt })
    .onConflictDoNothing()
    .returning({ name: witness.name });
  return inserted.length === 1;
}

/** @returns false when there was none */
export async function deleteWitness(tx: SiteTx, roundId: RoundId, name: string): Promise<boolean> {
  const deleted = await tx
    .delete(witness)
    .where(and(eq(witness.roundId, roundId), eq(witness.name, name)))
    .returning({ name: witness.name });
  return deleted.length === 1;
}

export async function saveOpeningSignature(tx: SiteTx, row: typeof openingSignature.$inferInsert): Promise<void> {
  await tx.insert(openingSignature).values(row).onConflictDoNothing();
}
