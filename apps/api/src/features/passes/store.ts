import { type CalendarDay, invariant, type PhaseId, type RoundStatus } from '@wijkbegroting/domain';
import { and, eq, inArray, lt, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { type RollDb, type RollTx, type SiteDb, withLockHeld } from '../../database/client.ts';
import {
  code,
  collectionCount,
  entry,
  type EntryState,
  failedAttempt,
  failureBudget,
} from '../../database/schema/roll.ts';
import { phase, round } from '../../database/schema/site.ts';

export interface PassRound {
  readonly status: RoundStatus;
  readonly phases: readonly { readonly id: PhaseId; readonly opensAt: Date; readonly closesAt: Date }[];
}

/** Status and phases of a round, and nothing else of it: this is read for every pass. */
export async function findPassRound(db: SiteDb, roundId: string): Promise<PassRound | undefined> {
  const rows = await db
    .select({ status: round.status, id: phase.id, opensAt: phase.opensAt, closesAt: phase.closesAt })
    .from(round)
    .innerJoin(phase, eq(phase.roundId, round.id))
    .where(eq(round.id, roundId))
    .orderBy(phase.opensAt, phase.id);
  const [first] = rows;
  return (
    first && { status: first.status, phases: rows.map(({ id, opensAt, closesAt }) => ({ id, opensAt, closesAt })) }
  );
}

/** Runs one transaction of several, at READ COMMITTED. */
export type Step = <T>(work: (tx: RollTx) => Promise<T>) => Promise<T>;

/**
 * Everything about one code happens one request after the other, whether or not the code exists, over as many
 * transactions as it takes. With that lock READ COMMITTED is enough: each statement sees what the request before it has
 * committed.
 */
export function withCodeLocked<T>(db: RollDb, codeHash: Buffer, work: (step: Step) => Promise<T>): Promise<T> {
  return withLockHeld(db, codeHash.readBigInt64BE(), (locked) =>
    work((inStep) => locked.transaction(inStep, { isolationLevel: 'read committed' })),
  );
}

export interface PassEntry {
  readonly id: string;
  readonly secondFactorHash: Buffer;
  readonly state: EntryState;
  readonly day: CalendarDay | null;
  readonly blindedSha256: Buffer | null;
  readonly blindSignature: Buffer | null;
}

/** A lock names its table without the schema, which drizzle leaves out of an alias only. */
const used = alias(code, 'used');

/**
 * The entry behind a valid code; undefined when there is no such code, or it was replaced. Holds the code, so that it
 * is either collected with or replaced, never both.
 */
export async function findEntryByCode(tx: RollTx, roundId: string, codeHash: Buffer): Promise<PassEntry | undefined> {
  const [row] = await tx
    .select({
      id: entry.id,
      secondFactorHash: entry.secondFactorHash,
      state: entry.state,
      day: entry.day,
      blindedSha256: entry.blindedSha256,
      blindSignature: entry.blindSignature,
    })
    .from(used)
    .innerJoin(entry, and(eq(entry.roundId, used.roundId), eq(entry.id, used.entryId)))
    .where(and(eq(used.roundId, roundId), eq(used.codeHash, codeHash), eq(used.state, 'valid')))
    .orderBy(entry.id)
    .for('update', { of: used });
  return row;
}

export interface Issuance {
  readonly blindedSha256: Buffer;
  readonly blindSignature: Buffer;
  readonly day: CalendarDay;
}

/** Keeps the signature with the entry. */
export async function saveIssuance(tx: RollTx, roundId: string, entryId: string, issuance: Issuance): Promise<void> {
  const changed = await tx
    .update(entry)
    .set({ state: 'issued', ...issuance })
    .where(and(eq(entry.roundId, roundId), eq(entry.id, entryId), inArray(entry.state, ['open', 'cleared'])))
    .returning({ id: entry.id });
  invariant(changed.length === 1, 'a pass is issued once, to an entry without one');
}

/** Puts the collection on hold until somebody has looked at it. */
export async function saveHold(tx: RollTx, roundId: string, entryId: string, day: CalendarDay): Promise<void> {
  await tx
    .update(entry)
    .set({ state: 'held', day })
    .where(and(eq(entry.roundId, roundId), eq(entry.id, entryId), eq(entry.state, 'open')));
}

interface Attempts {
  readonly roundId: string;
  readonly codeHash: Buffer;
  readonly day: CalendarDay;
}

/** How often a code was tried wrongly: on this day, and in all. */
export async function countAttempts(
  tx: RollTx,
  { roundId, codeHash, day }: Attempts,
): Promise<{ readonly today: number; readonly ever: number }> {
  const rows = await tx
    .select({ day: failedAttempt.day, attempts: failedAttempt.attempts })
    .from(failedAttempt)
    .where(and(eq(failedAttempt.roundId, roundId), eq(failedAttempt.codeHash, codeHash)))
    .orderBy(failedAttempt.day);
  return {
    today: rows.find((row) => row.day === day)?.attempts ?? 0,
    ever: rows.reduce((sum, { attempts }) => sum + attempts, 0),
  };
}

/** Counts one wrong try. @returns the wrong tries of the whole round on this day */
export async function addFailure(tx: RollTx, attempts: Attempts): Promise<number> {
  await tx
    .insert(failedAttempt)
    .values({ ...attempts, attempts: 1 })
    .onConflictDoUpdate({
      target: [failedAttempt.roundId, failedAttempt.codeHash, failedAttempt.day],
      set: { attempts: sql`${failedAttempt.attempts} + 1` },
    });
  const [row] = await tx
    .insert(failureBudget)
    .values({ roundId: attempts.roundId, day: attempts.day, failures: 1 })
    .onConflictDoUpdate({
      target: [failureBudget.roundId, failureBudget.day],
      set: { failures: sql`${failureBudget.failures} + 1` },
    })
    .returning({ failures: failureBudget.failures });
  invariant(row !== undefined, 'an upsert returns its row');
  return row.failures;
}

/** Counts one more code from this source. @returns how many there are today, this one included */
export async function countCode(tx: RollTx, day: CalendarDay, sourceHash: Buffer): Promise<number> {
  const [row] = await tx
    .insert(collectionCount)
    .values({ day, sourceHash, codes: 1 })
    .onConflictDoUpdate({
      target: [collectionCount.day, collectionCount.sourceHash],
      set: { codes: sql`${collectionCount.codes} + 1` },
    })
    .returning({ codes: collectionCount.codes });
  invariant(row !== undefined, 'an upsert returns its row');
  return row.codes;
}

/** Forgets on which earlier day who collected a pass, and in which order. The statement is one transaction of its own. */
export async function forgetDaysBefore(db: RollDb, today: CalendarDay): Promise<void> {
  await db.execute(sql`SELECT roll.forget_days(${today})`);
}

/**
 * Throws away what was counted before this day. Wrong tries of a code that somebody can still use are kept, as a code
 * bears a number of them in all; tries of what is no code would fill the table.
 */
export async function deleteCountsBefore(db: RollDb, today: CalendarDay): Promise<void> {
  for (const table of [collectionCount, failureBudget]) await db.delete(table).where(lt(table.day, today));
  const inUse = db
    .select({ codeHash: code.codeHash })
    .from(code)
    .where(
      and(eq(code.roundId, failedAttempt.roundId), eq(code.codeHash, failedAttempt.codeHash), eq(code.state, 'valid')),
    );
  await db.delete(failedAttempt).where(and(lt(failedAttempt.day, today), notExists(inUse)));
}
