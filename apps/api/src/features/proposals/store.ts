import {
  areaCode,
  categoryId,
  cents,
  type CostItem,
  type Location,
  type ProposalDraft,
  type ProposalId,
  proposalId,
  type ProposalStatus,
  type RoundId,
  roundId,
} from '@wijkbegroting/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { costItem, proposal, support } from '../../database/schema/site.ts';

/** A proposal as it is stored. */
export interface StoredProposal {
  readonly id: ProposalId;
  readonly roundId: RoundId;
  readonly proposerId: string;
  readonly proposerName: string;
  readonly status: ProposalStatus;
  readonly version: number;
  readonly updatedAt: Date;
  readonly submittedAt: Date | null;
  readonly content: ProposalDraft;
}

/** The proposal, held against other writers until the transaction ends. */
export async function lockProposal(tx: SiteTx, id: ProposalId): Promise<StoredProposal | undefined> {
  await tx.select({ id: proposal.id }).from(proposal).where(eq(proposal.id, id)).for('update');
  return findProposal(tx, id);
}

export async function findProposal(db: SiteDb | SiteTx, id: ProposalId): Promise<StoredProposal | undefined> {
  const [row] = await db.select().from(proposal).where(eq(proposal.id, id));
  if (row === undefined) return undefined;
  const items = await db
    .select({ label: costItem.label, amountCents: costItem.amountCents })
    .from(costItem)
    .where(eq(costItem.proposalId, id))
    .orderBy(costItem.position);
  return {
    id: proposalId(row.id),
    roundId: roundId(row.roundId),
    proposerId: row.proposerId,
    proposerName: row.proposerName,
    status: row.status,
    version: row.version,
    updatedAt: row.updatedAt,
    submittedAt: row.submittedAt,
    content: contentOf(row, items),
  };
}

type ProposalRow = typeof proposal.$inferSelect;

function contentOf(row: ProposalRow, items: readonly { label: string; amountCents: number }[]): ProposalDraft {
  return {
    title: row.title,
    summary: row.summary,
    description: row.description,
    categoryId: row.categoryId === null ? null : categoryId(row.categoryId),
    buurtCode: row.buurtCode === null ? null : areaCode(row.buurtCode),
    location: locationOf(row),
    costItems: items.map(({ label, amountCents }): CostItem => ({ label, amountCents: cents(amountCents) })),
    executedBy: row.executedBy,
  };
}

/** The point of a proposal: both degrees or none, as the database promises. */
export function locationOf(row: { longitude: number | null; latitude: number | null }): Location | null {
  const { longitude, latitude } = row;
  return longitude === null || latitude === null ? null : { longitude, latitude };
}

export interface NewProposal {
  readonly id: ProposalId;
  readonly roundId: RoundId;
  readonly proposerId: string;
  readonly proposerName: string;
  readonly content: ProposalDraft;
  readonly at: Date;
}

export async function insertProposal(tx: SiteTx, { content, at, ...row }: NewProposal): Promise<void> {
  await tx
    .insert(proposal)
    .values({ ...row, ...columnsOf(content), status: 'draft', version: 1, createdAt: at, updatedAt: at });
  await insertCostItems(tx, row.id, content.costItems);
}

export interface SavedProposal {
  readonly id: ProposalId;
  readonly proposerName: string;
  readonly content: ProposalDraft;
  readonly at: Date;
}

export async function saveProposal(tx: SiteTx, { id, proposerName, content, at }: SavedProposal): Promise<void> {
  await tx
    .update(proposal)
    .set({ ...columnsOf(content), proposerName, updatedAt: at, version: sql`${proposal.version} + 1` })
    .where(eq(proposal.id, id));
  await tx.delete(costItem).where(eq(costItem.proposalId, id));
  await insertCostItems(tx, id, content.costItems);
}

function columnsOf({
  title,
  summary,
  description,
  categoryId: category,
  buurtCode,
  location,
  executedBy,
}: ProposalDraft) {
  const point = { longitude: location?.longitude ?? null, latitude: location?.latitude ?? null };
  return { title, summary, description, categoryId: category, buurtCode, executedBy, ...point };
}

async function insertCostItems(tx: SiteTx, id: ProposalId, items: readonly CostItem[]): Promise<void> {
  if (items.length === 0) return;
  await tx.insert(costItem).values(items.map((item, position) => ({ proposalId: id, position, ...item })));
}

/** `submittedAt` is given only when the proposal is sent in. */
export async function saveStatus(
  tx: SiteTx,
  id: ProposalId,
  change: { readonly status: ProposalStatus; readonly at: Date; readonly submittedAt?: Date },
): Promise<void> {
  const { status, at, submittedAt } = change;
  await tx
    .update(proposal)
    .set({ status, updatedAt: at, version: sql`${proposal.version} + 1`, ...(submittedAt && { submittedAt }) })
    .where(eq(proposal.id, id));
}

/** How many proposals of somebody in a round have one of these statuses. */
export async function countProposals(
  tx: SiteTx,
  {
    roundId: round,
    proposerId,
    statuses,
  }: { roundId: RoundId; proposerId: string; statuses: readonly ProposalStatus[] },
): Promise<number> {
  return tx.$count(
    proposal,
    and(eq(proposal.roundId, round), eq(proposal.proposerId, proposerId), inArray(proposal.status, [...statuses])),
  );
}

/** Adds the support of one person; a second time changes nothing. */
export async function addSupport(tx: SiteTx, proposal: ProposalId, accountId: string, at: Date): Promise<void> {
  await tx.insert(support).values({ proposalId: proposal, accountId, supportedAt: at }).onConflictDoNothing();
}

export async function removeSupport(tx: SiteTx, proposal: ProposalId, accountId: string): Promise<void> {
  await tx.delete(support).where(and(eq(support.proposalId, proposal), eq(support.accountId, accountId)));
}

export function countSupport(db: SiteDb, proposal: ProposalId): Promise<number> {
  return db.$count(support, eq(support.proposalId, proposal));
}
