import { err, ok, passWindow, phaseNow, type Result, type Round, type RoundId } from '@wijkbegroting/domain';
import { and, ne, or, type SQL, sql } from 'drizzle-orm';
import { findBuurtenOfRound } from '../../database/area-reader.ts';
import { actsFor, scopeOfRound } from '../../database/area-scope.ts';
import type { SiteDb } from '../../database/client.ts';
import { findRoundRecord, readRounds, type RoundRecord } from '../../database/round-reader.ts';
import { round } from '../../database/schema/site.ts';
import { roundIsCoveredBy, STAFF_ROLES } from '../../database/staff.ts';
import type { Viewer } from '../../database/viewer.ts';
import type { RoundChange, RoundSummaryWire, RoundWire } from './schemas.ts';
import { countsOf, countSupport, listChanges, type RoundCounts } from './store.ts';

interface ReadRound {
  readonly id: RoundId;
  readonly viewer: Viewer | undefined;
  readonly now: Date;
}

interface RoundUnknown {
  readonly code: 'round-unknown';
}

/** One round with everything a page needs. A draft does not exist for who has no task in its areas. */
export async function readRound(db: SiteDb, { id, viewer, now }: ReadRound): Promise<Result<RoundWire, RoundUnknown>> {
  const record = await findVisible(db, id, viewer);
  if (record === undefined) return err({ code: 'round-unknown' });
  const [counts, supportCount, buurten] = await Promise.all([
    countsOf(db, [id]),
    countSupport(db, id),
    findBuurtenOfRound(db, id),
  ]);
  const { texts, version } = record;
  const { categories, rules } = record.round;
  return ok({
    ...summaryOf(record, counts.get(id), now),
    ...texts,
    categories,
    rules,
    version,
    supportCount,
    passWindow: passWindowOf(record.round),
    buurten,
  });
}

/** What was changed in a round since it was published. */
export async function readChanges(
  db: SiteDb,
  id: RoundId,
  viewer: Viewer | undefined,
): Promise<Result<readonly RoundChange[], RoundUnknown>> {
  const record = await findVisible(db, id, viewer);
  return record === undefined ? err({ code: 'round-unknown' }) : ok(await listChanges(db, id));
}

interface ListRounds {
  /** Only rounds in, around or about this area. */
  readonly areaCode: string | undefined;
  readonly viewer: Viewer | undefined;
  readonly now: Date;
}

/** Published rounds, and for staff the drafts of their areas. */
export async function listRounds(
  db: SiteDb,
  { areaCode, viewer, now }: ListRounds,
): Promise<readonly RoundSummaryWire[]> {
  const isDraftOfViewer = roundIsCoveredBy(viewer?.grants ?? [], STAFF_ROLES, sql`"site"."round".id`);
  const visible = or(ne(round.status, 'draft'), isDraftOfViewer);
  const records = await readRounds(db, and(visible, areaCode === undefined ? undefined : touches(areaCode)));
  const counts = await countsOf(
    db,
    records.map(({ round: { id } }) => id),
  );
  return records.map((record) => summaryOf(record, counts.get(record.round.id), now));
}

/** The round is about the area itself, an area around it, or an area in it. */
function touches(areaCode: string): SQL {
  return sql`EXISTS (
    SELECT FROM site.round_area ra
    JOIN site.area a ON a.code = ra.area_code LEFT JOIN site.area a_up ON a_up.code = a.parent_code
    JOIN site.area b ON b.code = ${areaCode} LEFT JOIN site.area b_up ON b_up.code = b.parent_code
    WHERE ra.round_id = "site"."round".id
      AND (b.code IN (a.code, a.parent_code, a_up.parent_code) OR a.code IN (b.parent_code, b_up.parent_code)))`;
}

async function findVisible(db: SiteDb, id: RoundId, viewer: Viewer | undefined): Promise<RoundRecord | undefined> {
  const record = await findRoundRecord(db, id);
  if (record === undefined || record.round.status !== 'draft') return record;
  const isStaff = viewer !== undefined && actsFor(viewer.grants, STAFF_ROLES, await scopeOfRound(db, id));
  return isStaff ? record : undefined;
}

function summaryOf(record: RoundRecord, counts: RoundCounts | undefined, now: Date): RoundSummaryWire {
  const { round: one, texts, areas, publishedAt, closedAt } = record;
  const { id, title, budgetCents, gemeenteCode, phases, status } = one;
  return {
    id,
    title,
    tagline: texts.tagline,
    organiser: texts.organiser,
    budgetCents,
    areas,
    gemeenteCode,
    phases,
    phasesNow: phaseNow(one, now),
    status,
    publishedAt,
    closedAt,
    counts: counts ?? { proposals: 0, projects: 0 },
  };
}

function passWindowOf(one: Round): RoundWire['passWindow'] {
  const isComplete = ['ballotList', 'vote'].every((phase) => one.phases.some(({ id }) => id === phase));
  return isComplete ? passWindow(one) : null;
}
