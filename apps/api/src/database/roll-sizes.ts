import {
  type AreaCode,
  areaCode,
  type CalendarDay,
  canonicalBytes,
  invariant,
  type RollSize,
  type Round,
  sha256Hex,
} from '@wijkbegroting/domain';
import { count, eq, sql } from 'drizzle-orm';
import type { RollDb, RollTx } from './client.ts';
import { code, entry, rollImport } from './schema/roll.ts';

/** A number of people below this is not told: it could be about somebody. */
const SMALLEST_CELL = 10;

/** How many people of each buurt are on the roll, in a form that may be public. */
export async function findRollSizes(
  db: RollDb | RollTx,
  roundId: string,
  gemeenteCode: AreaCode,
): Promise<readonly RollSize[]> {
  const rows = await db
    .select({ buurtCode: entry.buurtCode, entries: count() })
    .from(entry)
    .where(eq(entry.roundId, roundId))
    .groupBy(entry.buurtCode)
    .orderBy(entry.buurtCode);
  return mergeSmall(
    rows.map((row) => ({ buurtCode: areaCode(row.buurtCode), entries: row.entries })),
    gemeenteCode,
  );
}

/**
 * Adds up the buurten with fewer than 10 people under the code of the gemeente. When that sum is below 10 too, the next
 * smallest buurt joins it, as otherwise the total would give it away.
 */
export function mergeSmall(sizes: readonly RollSize[], gemeenteCode: AreaCode): readonly RollSize[] {
  const bySize = sizes.toSorted(
    (one, other) => one.entries - other.entries || (one.buurtCode < other.buurtCode ? -1 : 1),
  );
  let merged = 0;
  const kept = bySize.filter(({ entries }) => {
    const joins = entries < SMALLEST_CELL || (merged > 0 && merged < SMALLEST_CELL);
    if (joins) merged += entries;
    return !joins;
  });
  const all = merged === 0 ? kept : [...kept, { buurtCode: gemeenteCode, entries: merged }];
  return all.toSorted((one, other) => (one.buurtCode < other.buurtCode ? -1 : 1));
}

/** Hash of everything in a round that decides who is on the roll. */
export function rollBasis({
  rules,
  areaCodes,
  gemeenteCode,
}: Pick<Round, 'rules' | 'areaCodes' | 'gemeenteCode'>): Buffer {
  const { minimumAge, referenceDate, residence } = rules.vote;
  const basis = { minimumAge, referenceDate, residence, areaCodes: areaCodes.toSorted(), gemeenteCode };
  return Buffer.from(sha256Hex(canonicalBytes(basis)), 'hex');
}

export interface RollReadiness {
  readonly obstacle: 'roll-missing' | 'roll-empty' | 'roll-outdated' | 'codes-missing' | null;
  readonly sizes: readonly RollSize[];
}

/** Whether the roll is ready for voting, and how large it is. */
export async function findRollReadiness(
  db: RollDb,
  round: Pick<Round, 'id' | 'rules' | 'areaCodes' | 'gemeenteCode'>,
): Promise<RollReadiness> {
  const sizes = await findRollSizes(db, round.id, round.gemeenteCode);
  const [imported] = await db
    .select()
    .from(rollImport)
    .where(eq(rollImport.roundId, round.id))
    .orderBy(rollImport.roundId);
  if (imported === undefined) return { obstacle: 'roll-missing', sizes };
  if (imported.eligible === 0) return { obstacle: 'roll-empty', sizes };
  if (!imported.basisSha256.equals(rollBasis(round))) return { obstacle: 'roll-outdated', sizes };
  return { obstacle: imported.codesMadeOn === null ? 'codes-missing' : null, sizes };
}

/** SHA-256 in hexadecimal over the pseudonyms of all entries, sorted: fixes who is on the roll without telling it. */
export async function findRollHash(db: RollDb | RollTx, roundId: string): Promise<string> {
  const found = await db.execute<{ hash: string }>(sql`
    SELECT encode(sha256(coalesce(string_agg(reference_pseudonym, ''::bytea ORDER BY reference_pseudonym), ''::bytea)), 'hex') AS hash
    FROM roll.entry WHERE round_id = ${roundId}`);
  const [row] = found.rows;
  invariant(row !== undefined, 'an aggregate gives one row');
  return row.hash;
}

/** What became of the entries and codes of a roll, in numbers. */
export interface RollTotals {
  readonly entries: number;
  /** Passes collected. */
  readonly issued: number;
  /** Entries that voted on paper. */
  readonly paper: number;
  /** Codes made, without those that took the place of another. */
  readonly codes: number;
  readonly replaced: number;
}

/**
 * How many people are on the roll and what they collected, up to and with a day when one is given. Earlier days are no
 * longer known one by one, so that day is yesterday or today.
 */
export async function findRollTotals(db: RollDb, roundId: string, through?: CalendarDay): Promise<RollTotals> {
  const isInTime = through === undefined ? sql`true` : sql`(${entry.day} IS NULL OR ${entry.day} <= ${through})`;
  const [entries] = await db
    .select({
      entries: count(),
      issued: sql<number>`(count(*) FILTER (WHERE ${entry.state} = 'issued' AND ${isInTime}))::int`,
      paper: sql<number>`(count(*) FILTER (WHERE ${entry.state} = 'paper' AND ${isInTime}))::int`,
    })
    .from(entry)
    .where(eq(entry.roundId, roundId));
  const [codes] = await db
    .select({
      codes: sql<number>`(count(*) FILTER (WHERE ${code.state} = 'valid'))::int`,
      replaced: sql<number>`(count(*) FILTER (WHERE ${code.state} = 'replaced'))::int`,
    })
    .from(code)
    .where(eq(code.roundId, roundId));
  return { entries: 0, issued: 0, paper: 0, codes: 0, replaced: 0, ...entries, ...codes };
}
