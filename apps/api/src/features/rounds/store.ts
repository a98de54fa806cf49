import { type AreaCode, areaCode, type RoundId, type RoundStatus } from '@wijkbegroting/domain';
import { and, eq, inArray, notInArray, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { PUBLIC_STATUSES } from '../../database/proposal-visibility.ts';
import { findRoundRecord, type RoundRecord } from '../../database/round-reader.ts';
import { area, category, phase, proposal, round, roundArea, roundChange } from '../../database/schema/site.ts';
import { FieldChanges, type RoundChange, type RoundContent } from './schemas.ts';

/** The gemeente that each of the areas is or lies in; an unknown area is left out. */
export async function findGemeenteOf(tx: SiteTx, codes: readonly AreaCode[]): Promise<ReadonlyMap<AreaCode, AreaCode>> {
  const rows = await tx
    .select({ code: area.code, gemeente: sql<string>`COALESCE(wijk.parent_code, "area".parent_code, "area".code)` })
    .from(area)
    .leftJoin(sql`site.area wijk`, sql`wijk.code = "area".parent_code`)
    .where(inArray(area.code, [...codes]))
    .orderBy(area.code);
  return new Map(rows.map((row) => [areaCode(row.code), areaCode(row.gemeente)]));
}

/** The round, held against other writers until the transaction ends. */
export async function lockRound(tx: SiteTx, id: RoundId): Promise<RoundRecord | undefined> {
  await tx.select({ id: round.id }).from(round).where(eq(round.id, id)).for('update');
  return findRoundRecord(tx, id);
}

export interface NewRound {
  readonly id: RoundId;
  readonly content: RoundContent;
  readonly accountId: string;
  readonly at: Date;
}

/** @returns false when the id is taken */
export async function insertRound(tx: SiteTx, { id, content, accountId, at }: NewRound): Promise<boolean> {
  const inserted = await tx
    .insert(round)
    .values({ id, ...columnsOf(content), status: 'draft', version: 1, createdBy: accountId, createdAt: at })
    .onConflictDoNothing()
    .returning({ id: round.id });
  if (inserted.length === 0) return false;
  await replaceParts(tx, id, content);
  return true;
}

export async function saveRound(tx: SiteTx, id: RoundId, content: RoundContent): Promise<void> {
  await tx
    .update(round)
    .set({ ...columnsOf(content), version: sql`${round.version} + 1` })
    .where(eq(round.id, id));
  await replaceParts(tx, id, content);
}

export async function markPublished(tx: SiteTx, id: RoundId, status: RoundStatus, at: Date): Promise<void> {
  await tx
    .update(round)
    .set({ status, publishedAt: at, version: sql`${round.version} + 1` })
    .where(eq(round.id, id));
}

export async function insertChange(tx: SiteTx, roundId: RoundId, change: RoundChange): Promise<void> {
  await tx.insert(roundChange).values({ roundId, ...change });
}

/** What was changed after publication, the newest first. */
export async function listChanges(db: SiteDb, roundId: RoundId): Promise<readonly RoundChange[]> {
  const rows = await db
    .select({
      version: roundChange.version,
      at: roundChange.at,
      reason: roundChange.reason,
      changes: roundChange.changes,
    })
    .from(roundChange)
    .where(eq(roundChange.roundId, roundId))
    .orderBy(sql`${roundChange.version} DESC`);
  return rows.map((row) => ({ ...row, changes: FieldChanges.parse(row.changes) }));
}

/** The categories that proposals of the round use, also proposals that nobody else sees. */
export async function usedCategories(tx: SiteTx, roundId: RoundId): Promise<readonly string[]> {
  const rows = await tx
    .selectDistinct({ id: proposal.categoryId })
    .from(proposal)
    .where(eq(proposal.roundId, roundId))
    .orderBy(proposal.categoryId);
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

export interface RoundCounts {
  readonly proposals: number;
  readonly projects: number;
}

/** Per round the proposals that everyone can read and the projects on the ballot list. */
export async function countsOf(db: SiteDb, ids: readonly RoundId[]): Promise<ReadonlyMap<string, RoundCounts>> {
  if (ids.length === 0) return new Map();
  const found = await db.execute<{ id: string; proposals: number; projects: number }>(sql`
    SELECT r.id,
      (SELECT count(*)::int FROM site.proposal p WHERE p.round_id = r.id AND p.status IN ${[...PUBLIC_STATUSES]}) AS proposals,
      (SELECT count(*)::int FROM site.project j WHERE j.round_id = r.id) AS projects
    FROM site.round r WHERE r.id IN ${[...ids]} ORDER BY r.id`);
  return new Map(found.rows.map(({ id, proposals, projects }) => [id, { proposals, projects }]));
}

/** Support for all proposals of the round that everyone can read together. */
export async function countSupport(db: SiteDb, id: RoundId): Promise<number> {
  const found = await db.execute<{ supports: number }>(sql`
    SELECT count(*)::int AS supports FROM site.support s JOIN site.proposal p ON p.id = s.proposal_id
    WHERE p.round_id = ${id} AND p.status IN ${[...PUBLIC_STATUSES]} ORDER BY 1`);
  return found.rows[0]?.supports ?? 0;
}

function columnsOf(content: RoundContent) {
  const { title, tagline, organiser, about, fixedPoints, decides, budgetCents, budgetSource, rules } = content;
  return { title, tagline, organiser, about, fixedPoints, decides, budgetCents, budgetSource, rules };
}

/** Categories stay where they are used, so they are brought up to date; areas and phases are simply written anew. */
async function replaceParts(
  tx: SiteTx,
  roundId: RoundId,
  { areaCodes, phases, categories }: RoundContent,
): Promise<void> {
  await tx.delete(roundArea).where(eq(roundArea.roundId, roundId));
  await tx.insert(roundArea).values(areaCodes.map((code) => ({ roundId, areaCode: code })));
  await tx.delete(phase).where(eq(phase.roundId, roundId));
  if (phases.length > 0) await tx.insert(phase).values(phases.map((one) => ({ roundId, ...one })));
  const kept = categories.map(({ id }) => id);
  await tx.delete(category).where(and(eq(category.roundId, roundId), notInArray(category.id, kept)));
  if (categories.length === 0) return;
  await tx
    .insert(category)
    .values(categories.map(({ id, label }, position) => ({ roundId, id, label, position })))
    .onConflictDoUpdate({
      target: [category.roundId, category.id],
      set: { label: sql`excluded.label`, position: sql`excluded.position` },
    });
}
