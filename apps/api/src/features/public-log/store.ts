import { formatSignatureLine, type NoteSignature } from '@wijkbegroting/domain';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { and, asc, count, eq, gte, max, sql } from 'drizzle-orm';
import type { UrnDb, UrnTx } from '../../database/client.ts';
import { cosignature, logLeaf, revealedShare } from '../../database/schema/urn.ts';

/** Leaves in one answer; a batch of a big round is a megabyte by itself. */
export const LEAVES_AT_ONCE = 100;

/** How many leaves the log of a round has. */
export async function countLeaves(db: UrnDb, roundId: string): Promise<number> {
  const [row] = await db.select({ leaves: count() }).from(logLeaf).where(eq(logLeaf.roundId, roundId));
  return row?.leaves ?? 0;
}

/** Leaves from a place on, in their order. */
export async function readLeaves(db: UrnDb, roundId: string, from: number): Promise<readonly string[]> {
  const rows = await db
    .select({ leaf: logLeaf.leaf })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, roundId), gte(logLeaf.position, from)))
    .orderBy(asc(logLeaf.position))
    .limit(LEAVES_AT_ONCE);
  return rows.map(({ leaf }) => leaf);
}

/** A leaf and its place in the log, from 0. */
export interface LeafInPlace {
  readonly leaf: string;
  readonly position: number;
}

/** The size of the last head that a witness cosigned; undefined when there is none. */
export async function findCosignedSize(db: UrnDb, roundId: string): Promise<number | undefined> {
  const [row] = await db
    .select({ size: max(cosignature.size) })
    .from(cosignature)
    .where(eq(cosignature.roundId, roundId));
  return row?.size ?? undefined;
}

/** The leaf of a batch with its place. */
export async function findBatch(db: UrnDb, roundId: string, batch: number): Promise<LeafInPlace | undefined> {
  const type: LogEvent['type'] = 'BALLOT_BATCH';
  const [row] = await db
    .select({ leaf: logLeaf.leaf, position: logLeaf.position })
    .from(logLeaf)
    .where(
      and(
        eq(logLeaf.roundId, roundId),
        eq(logLeaf.type, type),
        sql`(${logLeaf.leaf}::jsonb ->> 'batch')::int = ${batch}`,
      ),
    )
    .orderBy(asc(logLeaf.position))
    .limit(1);
  return row;
}

/** A witness cosigns one head once; the first cosignature stays. */
export async function saveCosignature(
  db: UrnDb,
  { roundId, size, signature }: { readonly roundId: string; readonly size: number; readonly signature: NoteSignature },
): Promise<void> {
  const row = { roundId, size, witness: signature.name, line: formatSignatureLine(signature) };
  await db.insert(cosignature).values(row).onConflictDoNothing();
}

/** The shares that were given back, by the names of their trustees. */
export async function findShares(
  db: UrnDb | UrnTx,
  roundId: string,
): Promise<readonly { readonly name: string; readonly share: Buffer }[]> {
  const rows = await db.select().from(revealedShare).where(eq(revealedShare.roundId, roundId));
  return rows
    .map(({ trustee: name, share }) => ({ name, share }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}

export async function saveShare(tx: UrnTx, row: typeof revealedShare.$inferInsert): Promise<void> {
  await tx.insert(revealedShare).values(row).onConflictDoNothing();
}
