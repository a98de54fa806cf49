import {
  canonicalJson,
  invariant,
  type OpeningRecord,
  parseCanonicalJson,
  sha256Hex,
  utf8,
} from '@wijkbegroting/domain';
import { eq, sql } from 'drizzle-orm';
import { OpeningRecordWire } from '../wire/opening-record.ts';
import type { UrnDb } from './client.ts';
import { box } from './schema/urn.ts';

/** How long after closing time a ballot that was under way is still let in. */
const GRACE = '30 seconds';

/** The ballot box of a round: everything that a ballot is checked against. */
export interface Box {
  readonly record: OpeningRecord;
  /** SHA-256 of the record's canonical JSON, in hexadecimal. */
  readonly recordHash: string;
}

/** Sets the box of a round ready, once: a second call with the same record changes nothing. */
export async function ensureBox(db: UrnDb, record: OpeningRecord): Promise<void> {
  const text = canonicalJson(record);
  const vote = record.phases.find(({ id }) => id === 'vote');
  invariant(vote !== undefined, 'an opening record has all phases');
  await db
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

/**
 * Closes the box when the ballots under way are in. Before closing time plus grace, by the clock of the database, only
 * when `early` says so. Closing a closed box changes nothing.
 */
export async function closeBox(
  db: UrnDb,
  roundId: string,
  early: boolean,
): Promise<'closed' | 'too-early' | 'unknown'> {
  const answer = await db.execute<{ answer: 'closed' | 'too-early' | 'unknown' }>(
    sql`SELECT urn.close_box(${roundId}, ${early}) AS answer`,
  );
  const [row] = answer.rows;
  invariant(row !== undefined, 'a function answers with one row');
  return row.answer;
}
