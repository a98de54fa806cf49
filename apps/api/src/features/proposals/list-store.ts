import {
  areaCode,
  categoryId,
  cents,
  type ProposalId,
  proposalId,
  proposalStanding,
  type ProposalStatus,
  type Round,
  type RoundId,
  roundId,
  type VerdictOutcome,
} from '@wijkbegroting/domain';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { SiteDb } from '../../database/client.ts';
import { isPublic } from '../../database/proposal-visibility.ts';
import { proposal, proposalVerdict, round } from '../../database/schema/site.ts';
import type { ProposalQuery, ProposalSummaryWire } from './schemas.ts';
import { locationOf } from './store.ts';

const SUPPORT_COUNT = sql<number>`(SELECT count(*)::int FROM site.support s WHERE s.proposal_id = "site"."proposal".id)`;
const ESTIMATE =
  sql`(SELECT COALESCE(sum(i.amount_cents), 0)::bigint FROM site.cost_item i WHERE i.proposal_id = "site"."proposal".id)`.mapWith(
    Number,
  );

function supportedBy(accountId: string | undefined): SQL<boolean | null> {
  if (accountId === undefined) return sql<null>`NULL::boolean`;
  return sql<boolean>`EXISTS (SELECT FROM site.support s WHERE s.proposal_id = "site"."proposal".id AND s.account_id = ${accountId})`;
}

function columns(accountId: string | undefined) {
  return {
    id: proposal.id,
    roundId: proposal.roundId,
    title: proposal.title,
    summary: proposal.summary,
    categoryId: proposal.categoryId,
    buurtCode: proposal.buurtCode,
    longitude: proposal.longitude,
    latitude: proposal.latitude,
    proposerName: proposal.proposerName,
    status: proposal.status,
    submittedAt: proposal.submittedAt,
    costEstimateCents: ESTIMATE,
    costCents: proposalVerdict.costCents,
    supportCount: SUPPORT_COUNT,
    supportedByViewer: supportedBy(accountId),
  };
}

interface Row {
  readonly id: string;
  readonly roundId: string;
  readonly title: string;
  readonly summary: string;
  readonly categoryId: string | null;
  readonly buurtCode: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly proposerName: string;
  readonly status: ProposalStatus;
  readonly submittedAt: Date | null;
  readonly costEstimateCents: number;
  readonly costCents: number | null;
  readonly supportCount: number;
  readonly supportedByViewer: boolean | null;
}

function toSummary(row: Row, of: Pick<Round, 'phases' | 'rules'>, now: Date): ProposalSummaryWire {
  const { title, summary, proposerName, submittedAt, supportCount, supportedByViewer } = row;
  return {
    id: proposalId(row.id),
    roundId: roundId(row.roundId),
    title,
    summary,
    categoryId: row.categoryId === null ? null : categoryId(row.categoryId),
    buurtCode: row.buurtCode === null ? null : areaCode(row.buurtCode),
    location: locationOf(row),
    proposerName,
    status: proposalStanding({ status: row.status, supportCount, round: of, now }),
    costEstimateCents: cents(row.costEstimateCents),
    costCents: row.costCents === null ? null : cents(row.costCents),
    supportCount,
    supportedByViewer,
    submittedAt,
  };
}

interface Page {
  readonly items: readonly ProposalSummaryWire[];
  readonly total: number;
}

interface PageOf {
  readonly round: Round;
  readonly query: ProposalQuery;
  readonly accountId: string | undefined;
  readonly now: Date;
}

/** One page of the proposals of a round, in an order that is random but the same for the same seed. */
export async function pageOfProposals(db: SiteDb, { round: of, query, accountId, now }: PageOf): Promise<Page> {
  const condition = and(
    eq(proposal.roundId, of.id),
    query.scope === 'staff' ? undefined : isPublic(),
    query.status === undefined ? undefined : eq(proposal.status, query.status),
    query.buurt === undefined ? undefined : eq(proposal.buurtCode, query.buurt),
    query.category === undefined ? undefined : eq(proposal.categoryId, query.category),
    ...wordsOf(query.search).map(holdsWord),
  );
  const rows = await db
    .select({ ...columns(accountId), total: sql<number>`(count(*) OVER ())::int` })
    .from(proposal)
    .leftJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(condition)
    .orderBy(sql`md5(${query.seed ?? ''} || ${proposal.id}::text)`, proposal.id)
    .limit(query.limit)
    .offset(query.offset);
  const total = rows[0]?.total ?? (query.offset === 0 ? 0 : await db.$count(proposal, condition));
  return { items: rows.map((row) => toSummary(row, of, now)), total };
}

function wordsOf(search: string | undefined): readonly string[] {
  return (search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}

function holdsWord(word: string): SQL {
  const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(${proposal.title} || ' ' || ${proposal.summary} || ' ' || ${proposal.description}) ILIKE ${pattern}`;
}

export interface ProposalFacts {
  readonly summary: ProposalSummaryWire;
  readonly verdict: {
    readonly outcome: VerdictOutcome;
    readonly costCents: number | null;
    readonly reason: string;
    readonly judgedAt: Date;
  } | null;
}

/** What a list says of one proposal, and the verdict on it. */
export async function factsOfProposal(
  db: SiteDb,
  { id, round: of, accountId, now }: { id: ProposalId; round: Round; accountId: string | undefined; now: Date },
): Promise<ProposalFacts | undefined> {
  const [row] = await db
    .select({
      ...columns(accountId),
      outcome: proposalVerdict.verdict,
      reason: proposalVerdict.reason,
      judgedAt: proposalVerdict.judgedAt,
    })
    .from(proposal)
    .leftJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(eq(proposal.id, id));
  if (row === undefined) return undefined;
  const { outcome, reason, judgedAt, costCents } = row;
  const isJudged = outcome !== null && reason !== null && judgedAt !== null;
  return { summary: toSummary(row, of, now), verdict: isJudged ? { outcome, costCents, reason, judgedAt } : null };
}

export interface OwnProposal {
  readonly summary: (of: Round, now: Date) => ProposalSummaryWire;
  readonly roundId: RoundId;
  readonly roundTitle: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** Everything somebody wrote, in all rounds, what was touched last first. */
export async function proposalsOf(db: SiteDb, accountId: string): Promise<readonly OwnProposal[]> {
  const rows = await db
    .select({
      ...columns(accountId),
      roundTitle: round.title,
      version: proposal.version,
      updatedAt: proposal.updatedAt,
    })
    .from(proposal)
    .innerJoin(round, eq(round.id, proposal.roundId))
    .leftJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(eq(proposal.proposerId, accountId))
    .orderBy(sql`${proposal.updatedAt} DESC`, proposal.id)
    .limit(1_000);
  return rows.map(({ roundTitle, version, updatedAt, ...row }) => ({
    summary: (of, now) => toSummary(row, of, now),
    roundId: roundId(row.roundId),
    roundTitle,
    version,
    updatedAt,
  }));
}
