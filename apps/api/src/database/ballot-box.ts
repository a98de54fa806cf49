import {
  canonicalJson,
  invariant,
  type OpeningRecord,
  parseCanonicalJson,
  sha256Hex,
  utf8,
} from '@wijkbegroting/domain';
import { eq, sql } from 'drizzle-orm';
import { OpeningRecordWire } from '@wijkbegroting/records/opening-record.ts';
import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import type { UrnDb, UrnTx } from './client.ts';
import { appendToLog, inUrnTransaction, type LogKeeper } from './public-log.ts';
import { box } from './schema/urn.ts';

/** How long after closing time a ballot that was under way is still let in. */
const GRACE = '30 seconds';

/** The ballot box of a round: everything that a ballot is checked against. */
export interface Box {
  readonly record: OpeningRecord;
  /** SHA-256 of the record's canonical JSON, in hexadecimal. */
  readonly recordHash: string;
}

/**
 * Sets the box of a round ready with its inbox and the first leaves of its log, once: a second call with the same record
 * changes nothing.
 */
export async function ensureBox(
  db: UrnDb,
  record: OpeningRecord,
  { keeper, events }: { readonly keeper: LogKeeper; readonly events: readonly LogEvent[] },
): Promise<void> {
  const text = canonicalJson(record);
  const vote = record.phases.find(({ id }) => id === 'vote');
  invariant(vote !== undefined, 'an opening record has all phases');
  await inUrnTransaction(db, async (tx) => {
    await tx
      .insert(box)
      .values({
        roundId: record.round.id,
        opensAt: new Date(vote.opensAt),
        closesAt: new Date(vote.closesAt),
        grace: GRACE,
        changeable: record.rules.vote.changeable,
        record: text,
        recordSha256: Buffer.from(sha256Hex(utf8(text)), 'hex'),
      })
      .onConflictDoNothing();
    await tx.execute(sql`SELECT urn.make_inbox(${record.round.id})`);
    await appendToLog(tx, keeper, events);
  });
  const there = await findBox(db, record.round.id);
  invariant(there?.recordHash === sha256Hex(utf8(text)), 'a round has one box, made from its opening record');
}

/** The box of a round; undefined while voting has not been set ready. */
export async function findBox(db: UrnDb, roundId: string): Promise<Box | undefined> {
  const [row] = await db
    .select({ record: box.record, sha256: box.recordSha256 })
    .from(box)
    .where(eq(box.roundId, roundId))
    .orderBy(box.roundId);
  if (row === undefined) return undefined;
  const parsed = parseCanonicalJson(row.record);
  invariant(parsed.ok, 'an opening record is stored as canonical JSON');
  return { record: OpeningRecordWire.parse(parsed.value), recordHash: row.sha256.toString('hex') };
}

/** The rounds whose boxes are open, with their records. */
export async function findOpenBoxes(db: UrnDb): Promise<readonly OpeningRecord[]> {
  const rows = await db.select({ record: box.record }).from(box).where(eq(box.status, 'open')).orderBy(box.roundId);
  return rows.map(({ record }) => OpeningRecordWire.parse(JSON.parse(record)));
}

/** How a box was asked to close. */
export type ClosingAnswer = 'closed' | 'too-early' | 'unknown';

/**
 * Closes the box when the ballots under way are in, and seals the last batch with it. Before closing time plus grace, by
 * the clock of the database, only when `early` says so. Closing a closed box changes nothing.
 */
export function closeBox(db: UrnDb, keeper: LogKeeper, early: boolean): Promise<ClosingAnswer> {
  return inUrnTransaction(db, async (tx) => {
    const closed = await tx.execute<{ answer: ClosingAnswer }>(
      sql`SELECT urn.close_box(${keeper.roundId}, ${early}) AS answer`,
    );
    const [row] = closed.rows;
    invariant(row !== undefined, 'a function answers with one row');
    if (row.answer === 'closed') await sealBatch(tx, keeper);
    return row.answer;
  });
}

/**
 * Takes the ballots of the inbox into the log, sorted, when a batch is due; otherwise nothing happens.
 * @returns whether there was a batch
 */
export async function sealBatch(tx: UrnTx, keeper: LogKeeper): Promise<boolean> {
  const sealed = await tx.execute<{ batch: number; body_hash: Buffer }>(
    sql`SELECT batch, body_hash FROM urn.seal_batch(${keeper.roundId})`,
  );
  const [first] = sealed.rows;
  if (first === undefined) return false;
  const ballots = sealed.rows.map(({ body_hash: hash }) => hash.toString('hex')).toSorted();
  await appendToLog(tx, keeper, [{ type: 'BALLOT_BATCH', batch: first.batch, ballots }]);
  return true;
}

/** Ballots and different voter keys in a closed box. */
export async function findClosedTotals(
  db: UrnDb | UrnTx,
  roundId: string,
): Promise<{ readonly ballots: number; readonly voters: number }> {
  const found = await db.execute<{ ballots: number; voters: number }>(
    sql`SELECT ballots::int, voters::int FROM urn.closed_totals(${roundId})`,
  );
  return found.rows[0] ?? { ballots: 0, voters: 0 };
}
