import { type AreaCode, areaCode, canonicalBytes, type RollSize, type Round, sha256Hex } from '@wijkbegroting/domain';
import { count, eq, sql } from 'drizzle-orm';
import type { RollDb, RollTx } from './client.ts';
import { entry, rollImport } from './schema/roll.ts';

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

export interface RollTotals {
  readonly entries: number;
  /** Passes collected. */
  readonly issued: number;
}

/** How many people are on the roll, and how many of them collected a pass. */
export async function findRollTotals(db: RollDb, roundId: string): Promise<RollTotals> {
  const [row] = await db
    .select({ entries: count(), issued: sql<number>`(count(*) FILTER (WHERE ${entry.state} = 'issued'))::int` })
    .from(entry)
    .where(eq(entry.roundId, roundId));
  return row ?? { entries: 0, issued: 0 };
}
