import {
  areaCode,
  categoryId,
  cents,
  hasEnoughSupport,
  type ProposalId,
  proposalId,
  proposalStanding,
  type ProposalStatus,
  type Round,
  type RoundId,
  roundId,
  type Verdict,
} from '@wijkbegroting/domain';
import { and, eq, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { isPublic } from '../../database/proposal-visibility.ts';
import { account, proposal, proposalVerdict, support } from '../../database/schema/site.ts';
import type { FeasibilityCheck } from './schemas.ts';

/** What a verdict depends on. */
export interface Judgeable {
  readonly id: ProposalId;
  readonly roundId: RoundId;
  readonly status: ProposalStatus;
  readonly supportCount: number;
}

/** The proposal with its support, held against other writers until the transaction ends. */
export async function lockJudgeable(tx: SiteTx, id: ProposalId): Promise<Judgeable | undefined> {
  const [row] = await tx
    .select({ roundId: proposal.roundId, status: proposal.status })
    .from(proposal)
    .where(eq(proposal.id, id))
    .for('update');
  if (row === undefined) return undefined;
  const supportCount = await tx.$count(support, eq(support.proposalId, id));
  return { id, roundId: roundId(row.roundId), status: row.status, supportCount };
}

export interface NewVerdict extends Verdict {
  readonly proposalId: ProposalId;
  readonly status: ProposalStatus;
  readonly officialId: string;
  readonly at: Date;
}

/** Keeps both prices: the estimate stays with the proposal, the cost that the gemeente set stands with the verdict. */
export async function saveVerdict(tx: SiteTx, verdict: NewVerdict): Promise<void> {
  const { proposalId: id, outcome, reason, costCents, status, officialId, at } = verdict;
  await tx
    .insert(proposalVerdict)
    .values({ proposalId: id, verdict: outcome, reason, costCents, officialId, judgedAt: at });
  await tx
    .update(proposal)
    .set({ status, updatedAt: at, version: sql`${proposal.version} + 1` })
    .where(eq(proposal.id, id));
}

const SUPPORT_COUNT = sql<number>`(SELECT count(*)::int FROM site.support s WHERE s.proposal_id = "site"."proposal".id)`;
const ESTIMATE = sql`(
  SELECT COALESCE(sum(i.amount_cents), 0)::bigint FROM site.cost_item i WHERE i.proposal_id = "site"."proposal".id
)`.mapWith(Number);

interface CheckPage {
  readonly round: Round;
  readonly limit: number;
  readonly offset: number;
  readonly now: Date;
}

/** The plans that were sent in: what waits for a verdict and may have one first, then by the moment of sending in. */
export async function pageOfChecks(
  db: SiteDb,
  { round, limit, offset, now }: CheckPage,
): Promise<{ readonly items: readonly FeasibilityCheck[]; readonly total: number }> {
  const condition = and(eq(proposal.roundId, round.id), isPublic());
  const waits = sql`${proposal.status} = 'submitted' AND ${SUPPORT_COUNT} >= ${round.rules.support.threshold}`;
  const rows = await db
    .select({ ...columns, total: sql<number>`(count(*) OVER ())::int` })
    .from(proposal)
    .innerJoin(account, eq(account.id, proposal.proposerId))
    .leftJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(condition)
    .orderBy(sql`(${waits}) DESC`, sql`(${proposal.status} = 'submitted') DESC`, proposal.submittedAt, proposal.id)
    .limit(limit)
    .offset(offset);
  const total = rows[0]?.total ?? (offset === 0 ? 0 : await db.$count(proposal, condition));
  return { items: rows.map((row) => toCheck(row, round, now)), total };
}

const columns = {
  id: proposal.id,
  title: proposal.title,
  summary: proposal.summary,
  categoryId: proposal.categoryId,
  buurtCode: proposal.buurtCode,
  status: proposal.status,
  submittedAt: proposal.submittedAt,
  supportCount: SUPPORT_COUNT,
  costEstimateCents: ESTIMATE,
  contactName: account.name,
  contactEmail: account.email,
  verdict: proposalVerdict,
};

interface Row {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly categoryId: string | null;
  readonly buurtCode: string | null;
  readonly status: ProposalStatus;
  readonly submittedAt: Date | null;
  readonly supportCount: number;
  readonly costEstimateCents: number;
  readonly contactName: string;
  readonly contactEmail: string | null;
  readonly verdict: typeof proposalVerdict.$inferSelect | null;
}

function toCheck(row: Row, round: Round, now: Date): FeasibilityCheck {
  const { title, summary, status, supportCount, submittedAt, verdict } = row;
  return {
    proposalId: proposalId(row.id),
    title,
    summary,
    categoryId: row.categoryId === null ? null : categoryId(row.categoryId),
    buurtCode: row.buurtCode === null ? null : areaCode(row.buurtCode),
    status: proposalStanding({ status, supportCount, round, now }),
    supportCount,
    hasEnoughSupport: hasEnoughSupport(supportCount, round.rules.support),
    costEstimateCents: cents(row.costEstimateCents),
    submittedAt,
    contact: { name: row.contactName, email: row.contactEmail },
    verdict: verdict && {
      outcome: verdict.verdict,
      costCents: verdict.costCents === null ? null : cents(verdict.costCents),
      reason: verdict.reason,
      judgedAt: verdict.judgedAt,
    },
  };
}
