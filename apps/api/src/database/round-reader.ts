import {
  areaCode,
  categoryId,
  type Category,
  cents,
  invariant,
  type Phase,
  type PhaseId,
  type Round,
  type RoundId,
  roundId,
} from '@wijkbegroting/domain';
import { eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { RoundRulesWire } from '@wijkbegroting/records/round-rules.ts';
import type { NamedArea } from './area-reader.ts';
import type { SiteDb, SiteTx } from './client.ts';
import { preparedOnce } from './prepared.ts';
import { round } from './schema/site.ts';

/** A round as it is stored: what the rules work with, and what only people read. */
export interface RoundRecord {
  readonly round: Round;
  readonly texts: RoundTexts;
  readonly areas: readonly NamedArea[];
  readonly version: number;
  readonly publishedAt: Date | null;
  readonly closedAt: Date | null;
}

/** The texts of a round that no rule looks at. */
export interface RoundTexts {
  readonly tagline: string;
  readonly organiser: string;
  readonly about: string;
  readonly fixedPoints: string;
  readonly decides: string;
  readonly budgetSource: string;
}

/** The round that an id names, drafts too; undefined when there is none. */
export async function findRound(db: SiteDb | SiteTx, id: string): Promise<Round | undefined> {
  return (await findRoundRecord(db, id))?.round;
}

/** The round that something of ours belongs to. @throws when it is not there: rounds are never deleted */
export async function knownRound(db: SiteDb | SiteTx, id: RoundId): Promise<Round> {
  const found = await findRound(db, id);
  invariant(found !== undefined, `there is no round ${id}`);
  return found;
}

/** The round with its texts, drafts too; undefined when there is none. */
export async function findRoundRecord(db: SiteDb | SiteTx, id: string): Promise<RoundRecord | undefined> {
  const [row] = await findOne(db).execute({ id });
  return row && toRecord(row);
}

/** More than a gemeente has in a lifetime; a longer list would have to come in pages. */
export const MAXIMUM_ROUNDS = 1_000;

/** The rounds for which a condition holds, the newest voting period first; drafts too. One query. */
export async function readRounds(db: SiteDb | SiteTx, condition: SQL | undefined): Promise<readonly RoundRecord[]> {
  return (await selectRounds(db, condition)).map(toRecord);
}

const findOne = preparedOnce((db: SiteDb | SiteTx) =>
  selectRounds(db, eq(round.id, sql.placeholder('id'))).prepare('find-round'),
);

function selectRounds(db: SiteDb | SiteTx, condition: SQL | undefined) {
  return db
    .select({ ...getTableColumns(round), phases: PHASES, areas: AREAS, categories: CATEGORIES, gemeenteCode: GEMEENTE })
    .from(round)
    .where(condition)
    .orderBy(
      sql`(SELECT opens_at FROM site.phase WHERE round_id = "site"."round".id AND id = 'vote') DESC NULLS FIRST`,
      round.id,
    )
    .limit(MAXIMUM_ROUNDS);
}

type PhaseRow = readonly [id: PhaseId, opensAt: number, closesAt: number];
type NamedRow = readonly [id: string, name: string];

// Phases sort by their opening; instants travel as milliseconds, so that no text has to be read back.
const PHASES = sql<readonly PhaseRow[]>`(
  SELECT COALESCE(jsonb_agg(jsonb_build_array(p.id, extract(epoch FROM p.opens_at) * 1000, extract(epoch FROM p.closes_at) * 1000) ORDER BY p.opens_at, p.id), '[]')
  FROM site.phase p WHERE p.round_id = "site"."round".id)`;
const AREAS = sql<readonly NamedRow[]>`(
  SELECT COALESCE(jsonb_agg(jsonb_build_array(a.code, a.name) ORDER BY a.code), '[]')
  FROM site.round_area ra JOIN site.area a ON a.code = ra.area_code WHERE ra.round_id = "site"."round".id)`;
const CATEGORIES = sql<readonly NamedRow[]>`(
  SELECT COALESCE(jsonb_agg(jsonb_build_array(c.id, c.label) ORDER BY c.position), '[]')
  FROM site.category c WHERE c.round_id = "site"."round".id)`;
const GEMEENTE = sql<string>`(
  SELECT COALESCE(wijk.parent_code, a.parent_code, a.code)
  FROM site.round_area ra JOIN site.area a ON a.code = ra.area_code LEFT JOIN site.area wijk ON wijk.code = a.parent_code
  WHERE ra.round_id = "site"."round".id ORDER BY a.code LIMIT 1)`;

type Row = typeof round.$inferSelect & {
  phases: readonly PhaseRow[];
  areas: readonly NamedRow[];
  categories: readonly NamedRow[];
  gemeenteCode: string;
};

function toRecord(row: Row): RoundRecord {
  const { tagline, organiser, about, fixedPoints, decides, budgetSource, version, publishedAt, closedAt } = row;
  const areas = row.areas.map(([code, name]) => ({ code: areaCode(code), name }));
  return {
    round: {
      id: roundId(row.id),
      title: row.title,
      areaCodes: areas.map(({ code }) => code),
      gemeenteCode: areaCode(row.gemeenteCode),
      budgetCents: cents(row.budgetCents),
      phases: row.phases.map(toPhase),
      rules: RoundRulesWire.parse(row.rules),
      categories: row.categories.map(([id, label]): Category => ({ id: categoryId(id), label })),
      status: row.status,
    },
    texts: { tagline, organiser, about, fixedPoints, decides, budgetSource },
    areas,
    version,
    publishedAt,
    closedAt,
  };
}

function toPhase([id, opensAt, closesAt]: PhaseRow): Phase {
  return { id, opensAt: new Date(opensAt), closesAt: new Date(closesAt) };
}
