import {
  cents,
  checkProposal,
  err,
  invariant,
  ok,
  type ProposalId,
  type Result,
  type Round,
  type RoundId,
} from '@wijkbegroting/domain';
import { actsFor, scopeOfRound } from '../../database/area-scope.ts';
import type { SiteDb } from '../../database/client.ts';
import { isHidden, wasPublic } from '../../database/proposal-visibility.ts';
import { findRound, knownRound } from '../../database/round-reader.ts';
import { READERS_OF_WITHDRAWN } from '../../database/staff.ts';
import type { Viewer } from '../../database/viewer.ts';
import { factsOfProposal, pageOfProposals, type ProposalFacts, proposalsOf } from './list-store.ts';
import type { MyProposal, ProposalQuery, ProposalSummaryWire, ProposalWire } from './schemas.ts';
import { findProposal, type StoredProposal } from './store.ts';

interface ListProposals {
  readonly roundId: RoundId;
  readonly query: ProposalQuery;
  readonly viewer: Viewer | undefined;
  readonly now: Date;
}

interface ProposalPage {
  readonly items: readonly ProposalSummaryWire[];
  readonly total: number;
  readonly limit: number;
  readonly offset: number;
}

type ListError = { readonly code: 'round-unknown' | 'not-allowed' };

/** The plans of a round. What is no longer public is for the gemeente of its areas, who ask for it; drafts are not here. */
export async function listProposals(
  db: SiteDb,
  { roundId, query, viewer, now }: ListProposals,
): Promise<Result<ProposalPage, ListError>> {
  const round = await findRound(db, roundId);
  if (round === undefined || round.status === 'draft') return err({ code: 'round-unknown' });
  if (query.scope === 'staff' && !(await readsWithdrawn(db, viewer, roundId))) return err({ code: 'not-allowed' });
  const { limit, offset } = query;
  return ok({ ...(await pageOfProposals(db, { round, query, accountId: viewer?.id, now })), limit, offset });
}

interface ReadProposal {
  readonly id: ProposalId;
  readonly viewer: Viewer | undefined;
  readonly now: Date;
}

/** One plan with everything a page needs. A draft exists for its proposer only. */
export async function readProposal(
  db: SiteDb,
  { id, viewer, now }: ReadProposal,
): Promise<Result<ProposalWire, { readonly code: 'proposal-unknown' }>> {
  const stored = await findProposal(db, id);
  if (stored === undefined || !(await maySee(db, stored, viewer))) return err({ code: 'proposal-unknown' });
  const round = await knownRound(db, stored.roundId);
  const facts = await factsOfProposal(db, { id, round, accountId: viewer?.id, now });
  invariant(facts !== undefined, 'proposals are never deleted');
  return ok(toWire(stored, facts, round, viewer));
}

/** Everything the viewer wrote, in every round. */
export async function listMyProposals(db: SiteDb, viewer: Viewer, now: Date): Promise<readonly MyProposal[]> {
  const own = await proposalsOf(db, viewer.id);
  const rounds = new Map<RoundId, Round>();
  for (const { roundId } of own) if (!rounds.has(roundId)) rounds.set(roundId, await knownRound(db, roundId));
  return own.map(({ summary, roundId, roundTitle, version, updatedAt }) => {
    const round = rounds.get(roundId);
    invariant(round !== undefined, 'a proposal belongs to a round');
    return { ...summary(round, now), roundTitle, version, updatedAt };
  });
}

async function maySee(db: SiteDb, stored: StoredProposal, viewer: Viewer | undefined): Promise<boolean> {
  if (!isHidden(stored.status) || viewer?.id === stored.proposerId) return true;
  return wasPublic(stored) && readsWithdrawn(db, viewer, stored.roundId);
}

async function readsWithdrawn(db: SiteDb, viewer: Viewer | undefined, roundId: RoundId): Promise<boolean> {
  return viewer !== undefined && actsFor(viewer.grants, READERS_OF_WITHDRAWN, await scopeOfRound(db, roundId));
}

function toWire(
  stored: StoredProposal,
  { summary, verdict }: ProposalFacts,
  round: Round,
  viewer: Viewer | undefined,
): ProposalWire {
  const { description, costItems, executedBy } = stored.content;
  return {
    ...summary,
    description,
    costItems,
    executedBy,
    supportThreshold: round.rules.support.threshold,
    verdict: verdict && { ...verdict, costCents: verdict.costCents === null ? null : cents(verdict.costCents) },
    // The estimate alone can warn, so no buurten are needed here.
    warnings: checkProposal(stored.content, round, []).warnings,
    isOwn: viewer?.id === stored.proposerId,
    version: stored.version,
    updatedAt: stored.updatedAt,
  };
}
