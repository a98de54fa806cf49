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
import { and, type AnyColumn, count, eq, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { SiteDb } from '../../database/client.ts';
import { preparedOnce } from '../../database/prepared.ts';
import { isPublic, wasPublicOnce } from '../../database/proposal-visibility.ts';
import { proposal, proposalVerdict, round } from '../../database/schema/site.ts';
import type { ProposalQuery, ProposalSummaryWire } from './schemas.ts';
import { locationOf } from './store.ts';

const SUPPORT_COUNT = sql<number>`(SELECT count(*)::int FROM site.support s WHERE s.proposal_id = "site"."proposal".id)`;
const ESTIMATE =
  sql`(SELECT COALESCE(sum(i.amount_cents), 0)::bigint FROM site.cost_item i WHERE i.proposal_id = "site"."proposal".id)`.mapWith(
    Number,
  );

/** Null for a visitor. */
function supportedBy(accountId: string | null | Placeholder): SQL<boolean | null> {
  return sql<boolean | null>`CASE WHEN ${accountId}::uuid IS NOT NULL THEN EXISTS (
    SELECT FROM site.support s WHERE s.proposal_id = "site"."proposal".id AND s.account_id = ${accountId}::uuid) END`;
}

function columns(accountId: string | null | Placeholder) {
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

const given = sql.placeholder;

/** What can be asked for; what was not asked for is null and leaves nothing out. */
const MATCHES = and(
  eq(proposal.roundId, given('roundId')),
  sql`(${isPublic()} OR (${given('isForStaff')}::boolean AND ${wasPublicOnce()}))`,
  isAskedFor(proposal.status, 'status'),
  isAskedFor(proposal.buurtCode, 'buurt'),
  isAskedFor(proposal.categoryId, 'category'),
  sql`NOT EXISTS (SELECT FROM unnest(${given('patterns')}::text[]) AS pattern WHERE
    (${proposal.title} || ' ' || ${proposal.summary} || ' ' || ${proposal.description}) NOT ILIKE pattern)`,
);

function isAskedFor(column: AnyColumn, name: string): SQL {
  return sql`(${given(name)}::text IS NULL OR ${column} = ${given(name)}::text)`;
}

const findPage = preparedOnce((db: SiteDb) =>
  db
    .select({ ...columns(given('accountId')), total: sql<number>`(count(*) OVER ())::int` })
    .from(proposal)
    .leftJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(MATCHES)
    .orderBy(sql`md5(${given('seed')}::text || ${proposal.id}::text)`, proposal.id)
    .limit(given('limit'))
    .offset(given('offset'))
    .prepare('page-of-proposals'),
);

const countMatches = preparedOnce((db: SiteDb) =>
  db.select({ total: count() }).from(proposal).where(MATCHES).prepare('count-proposals'),
);

/** One page of the proposals of a round, in an order that is random but the same for the same seed. */
export async function pageOfProposals(db: SiteDb, { round: of, query, accountId, now }: PageOf): Promise<Page> {
  const { scope, status, buurt, category, search, seed, limit, offset } = query;
  const values = {
    roundId: of.id,
    isForStaff: scope === 'staff',
    status: status ?? null,
    buurt: buurt ?? null,
    category: category ?? null,
    patterns: wordsOf(search).map(patternOf),
  };
  const page = { accountId: accountId ?? null, seed: seed ?? '', limit, offset };
  const rows = await findPage(db).execute({ ...values, ...page });
  const total = rows[0]?.total ?? (offset === 0 ? 0 : (await countMatches(db).execute(values))[0]?.total) ?? 0;
  return { items: rows.map((row) => toSummary(row, of, now)), total };
}

function wordsOf(search: string | undefined): readonly string[] {
  return (search ?? '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .slice(0, 8);
}

/** For ILIKE: whatever holds the word, as it is written. */
function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
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
      ...columns(accountId ?? null),
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
