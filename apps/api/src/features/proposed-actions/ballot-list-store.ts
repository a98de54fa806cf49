import {
  categoryId,
  cents,
  areaCode,
  invariant,
  type Project,
  projectIdOf,
  proposalId,
  type ProposalId,
  type ProposalStatus,
  type RoundId,
} from '@wijkbegroting/domain';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { SiteDb, SiteTx } from '../../database/client.ts';
import { openingRecord, project, proposal, proposalVerdict } from '../../database/schema/site.ts';

/** A feasible plan as it would stand on the ballot list: with the cost of the gemeente. */
export interface FeasiblePlan {
  readonly proposal: ProposalId;
  readonly status: ProposalStatus;
  readonly project: Project;
}

export async function findFeasiblePlans(db: SiteDb | SiteTx, id: RoundId): Promise<readonly FeasiblePlan[]> {
  const rows = await db
    .select({
      id: proposal.id,
      status: proposal.status,
      title: proposal.title,
      categoryId: proposal.categoryId,
      buurtCode: proposal.buurtCode,
      costCents: proposalVerdict.costCents,
    })
    .from(proposal)
    .innerJoin(proposalVerdict, eq(proposalVerdict.proposalId, proposal.id))
    .where(and(eq(proposal.roundId, id), inArray(proposal.status, ['feasible', 'feasibleWithChanges'])))
    .orderBy(proposal.id);
  return rows.map((row) => {
    invariant(row.costCents !== null && row.categoryId !== null, 'a feasible plan has a cost and a category');
    return {
      proposal: proposalId(row.id),
      status: row.status,
      project: {
        id: projectIdOf(proposalId(row.id)),
        title: row.title,
        costCents: cents(row.costCents),
        categoryId: categoryId(row.categoryId),
        buurtCode: row.buurtCode === null ? null : areaCode(row.buurtCode),
      },
    };
  });
}

/** How many plans with enough support still wait for a verdict. */
export async function countUnjudged(db: SiteDb, id: RoundId, threshold: number): Promise<number> {
  const found = await db.execute<{ unjudged: number }>(sql`
    SELECT count(*)::int AS unjudged FROM site.proposal p
    WHERE p.round_id = ${id} AND p.status = 'submitted'
      AND (SELECT count(*) FROM site.support s WHERE s.proposal_id = p.id) >= ${threshold}`);
  return found.rows[0]?.unjudged ?? 0;
}

/** Fixes the ballot list: the plans stand on the ballot from now on, as projects that cannot change. */
export async function saveBallotList(
  tx: SiteTx,
  id: RoundId,
  plans: readonly FeasiblePlan[],
  status: ProposalStatus,
): Promise<void> {
  const ids = plans.map((plan) => plan.proposal);
  await tx.update(proposal).set({ status }).where(inArray(proposal.id, ids));
  await tx.insert(project).values(plans.map((plan) => ({ ...plan.project, roundId: id })));
}

export async function saveOpeningRecord(tx: SiteTx, row: typeof openingRecord.$inferInsert): Promise<void> {
  await tx.insert(openingRecord).values(row);
}
