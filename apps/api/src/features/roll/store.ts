import { type AreaLookup, areaCode, areaLookup, type CalendarDay, invariant } from '@wijkbegroting/domain';
import { and, count, eq, inArray } from 'drizzle-orm';
import type { RollDb, RollTx, SiteDb } from '../../database/client.ts';
import { code, entry, type EntryState, rollImport } from '../../database/schema/roll.ts';
import { area } from '../../database/schema/site.ts';

/** Rows in one INSERT: well under the number of parameters that PostgreSQL takes. */
const CHUNK = 1_000;

export type NewEntry = Pick<
  typeof entry.$inferInsert,
  'roundId' | 'id' | 'referencePseudonym' | 'buurtCode' | 'ageBracket' | 'secondFactorHash'
>;
export type RollImport = typeof rollImport.$inferSelect;

/** All areas, to see in which wijk and gemeente a buurt lies. */
export async function findAreaLookup(db: SiteDb): Promise<AreaLookup> {
  const rows = await db
    .select({
      code: area.code,
      year: area.year,
      level: area.level,
      name: area.name,
      parentCode: area.parentCode,
      population: area.population,
    })
    .from(area)
    .orderBy(area.code);
  return areaLookup(
    rows.map((row) => ({
      ...row,
      code: areaCode(row.code),
      parentCode: row.parentCode === null ? null : areaCode(row.parentCode),
    })),
  );
}

/** The roll of a round, held until the end of the transaction; undefined when none was imported. */
export async function lockRollImport(tx: RollTx, roundId: string): Promise<RollImport | undefined> {
  const [row] = await tx
    .select()
    .from(rollImport)
    .where(eq(rollImport.roundId, roundId))
    .orderBy(rollImport.roundId)
    .for('update');
  return row;
}

/** Throws an earlier roll away, and stores this one. */
export async function replaceRoll(
  tx: RollTx,
  roll: typeof rollImport.$inferInsert,
  entries: readonly NewEntry[],
): Promise<void> {
  await tx.delete(entry).where(eq(entry.roundId, roll.roundId));
  await tx.delete(rollImport).where(eq(rollImport.roundId, roll.roundId));
  await tx.insert(rollImport).values(roll);
  for (const chunk of chunksOf(entries)) await tx.insert(entry).values(chunk);
}

/** Entry ids by pseudonym, which is how a reference finds its entry. */
export async function findEntryIds(tx: RollTx, roundId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .select({ id: entry.id, pseudonym: entry.referencePseudonym })
    .from(entry)
    .where(eq(entry.roundId, roundId))
    .orderBy(entry.id);
  return new Map(rows.map(({ id, pseudonym }) => [pseudonym.toString('hex'), id]));
}

export interface NewCode {
  readonly roundId: string;
  readonly codeHash: Buffer;
  readonly entryId: string;
}

/** Stores the codes of a whole roll and marks it as having them. */
export async function saveCodes(
  tx: RollTx,
  roundId: string,
  codes: readonly NewCode[],
  madeOn: CalendarDay,
): Promise<void> {
  for (const chunk of chunksOf(codes)) await tx.insert(code).values(chunk);
  await tx.update(rollImport).set({ codesMadeOn: madeOn }).where(eq(rollImport.roundId, roundId));
}

export interface EntryFacts {
  readonly id: string;
  readonly state: EntryState;
  readonly day: CalendarDay | null;
}

/** The entry of one reference, held until the end of the transaction. */
export async function lockEntry(tx: RollTx, roundId: string, pseudonym: Buffer): Promise<EntryFacts | undefined> {
  const [row] = await tx
    .select({ id: entry.id, state: entry.state, day: entry.day })
    .from(entry)
    .where(and(eq(entry.roundId, roundId), eq(entry.referencePseudonym, pseudonym)))
    .orderBy(entry.id)
    .for('update');
  return row;
}

/** Which entry a reference stands for, without holding it. */
export async function findEntryId(tx: RollTx, roundId: string, pseudonym: Buffer): Promise<string | undefined> {
  const [row] = await tx
    .select({ id: entry.id })
    .from(entry)
    .where(and(eq(entry.roundId, roundId), eq(entry.referencePseudonym, pseudonym)));
  return row?.id;
}

/**
 * The valid code of an entry dies. This comes before anything is read of the entry: a collection that holds the code
 * is waited for, and what it did is seen.
 */
export async function retireCode(tx: RollTx, roundId: string, pseudonym: Buffer): Promise<void> {
  const ofReference = tx
    .select({ id: entry.id })
    .from(entry)
    .where(and(eq(entry.roundId, roundId), eq(entry.referencePseudonym, pseudonym)));
  await tx
    .update(code)
    .set({ state: 'replaced' })
    .where(and(eq(code.roundId, roundId), inArray(code.entryId, ofReference), eq(code.state, 'valid')));
}

/** Every valid code of a round dies. @returns how many there were */
export async function retireAllCodes(tx: RollTx, roundId: string): Promise<number> {
  const { rowCount } = await tx
    .update(code)
    .set({ state: 'replaced' })
    .where(and(eq(code.roundId, roundId), eq(code.state, 'valid')));
  return rowCount ?? 0;
}

export async function insertCode(tx: RollTx, fresh: NewCode): Promise<void> {
  await tx.insert(code).values(fresh);
}

export async function findRollImport(db: RollDb, roundId: string): Promise<RollImport | undefined> {
  const [row] = await db.select().from(rollImport).where(eq(rollImport.roundId, roundId)).orderBy(rollImport.roundId);
  return row;
}

export type StateCounts = Readonly<Record<EntryState, number>>;

export async function countEntries(db: RollDb, roundId: string): Promise<StateCounts> {
  const rows = await db
    .select({ state: entry.state, entries: count() })
    .from(entry)
    .where(eq(entry.roundId, roundId))
    .groupBy(entry.state)
    .orderBy(entry.state);
  const counts = new Map(rows.map(({ state, entries }) => [state, entries]));
  const of = (state: EntryState): number => counts.get(state) ?? 0;
  return { open: of('open'), held: of('held'), cleared: of('cleared'), issued: of('issued'), paper: of('paper') };
}

export async function countCodes(db: RollDb, roundId: string): Promise<{ made: number; replaced: number }> {
  const rows = await db
    .select({ state: code.state, codes: count() })
    .from(code)
    .where(eq(code.roundId, roundId))
    .groupBy(code.state)
    .orderBy(code.state);
  const of = (state: string): number => rows.find((row) => row.state === state)?.codes ?? 0;
  return { made: of('valid') + of('replaced'), replaced: of('replaced') };
}

/** The collections that wait for a human check, in the order of their random ids, so that no order of arrival shows. */
export async function findHeld(
  db: RollDb,
  roundId: string,
): Promise<readonly { readonly id: string; readonly day: CalendarDay }[]> {
  const rows = await db
    .select({ id: entry.id, day: entry.day })
    .from(entry)
    .where(and(eq(entry.roundId, roundId), eq(entry.state, 'held')))
    .orderBy(entry.id);
  return rows.map(({ id, day }) => {
    invariant(day !== null, 'a collection on hold has a day');
    return { id, day };
  });
}

/** The round of a collection on hold; undefined when there is none with this id. */
export async function findRoundOfHeld(db: RollDb, heldId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ roundId: entry.roundId })
    .from(entry)
    .where(and(eq(entry.id, heldId), inArray(entry.state, ['held', 'cleared'])))
    .orderBy(entry.id);
  return row?.roundId;
}

/** Lets a held collection go on; clearing it again changes nothing. */
export async function clearHeld(db: RollDb, heldId: string): Promise<void> {
  await db
    .update(entry)
    .set({ state: 'cleared' })
    .where(and(eq(entry.id, heldId), eq(entry.state, 'held')));
}

function* chunksOf<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}
