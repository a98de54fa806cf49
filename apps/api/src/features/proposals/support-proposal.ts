import {
  dayOf,
  decideEligibility,
  err,
  type NotEligibleReason,
  ok,
  type ProposalId,
  type ProposalStatus,
  type Result,
} from '@wijkbegroting/domain';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import { findPerson } from '../../database/person-reader.ts';
import { isHidden } from '../../database/proposal-visibility.ts';
import { knownRound } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { type PhaseNotOpen, requirePhase } from '../../phase-guard.ts';
import type { SupportWire } from './schemas.ts';
import { addSupport, countSupport, findProposal, removeSupport } from './store.ts';

interface ChangeSupport {
  readonly id: ProposalId;
  readonly viewer: Viewer;
  readonly now: Date;
}

type SupportError =
  | PhaseNotOpen
  | { readonly code: 'proposal-unknown' }
  | { readonly code: 'proposal-not-supportable'; readonly proposalStatus: ProposalStatus }
  | { readonly code: 'not-eligible'; readonly reasons: readonly NotEligibleReason[] };

/** Supports a plan, once a person however often it is asked. */
export async function supportProposal(db: SiteDb, change: ChangeSupport): Promise<Result<SupportWire, SupportError>> {
  const { id, viewer, now } = change;
  const done = await inTransaction(db, async (tx): Promise<Result<void, SupportError>> => {
    const allowed = await maySupport(tx, change);
    if (allowed.ok) await addSupport(tx, id, viewer.id, now);
    return allowed;
  });
  return done.ok ? ok({ supportedByViewer: true, supportCount: await countSupport(db, id) }) : done;
}

/** Takes support back, as long as supporting is open. */
export async function endSupport(db: SiteDb, change: ChangeSupport): Promise<Result<SupportWire, SupportError>> {
  const { id, viewer } = change;
  const done = await inTransaction(db, async (tx): Promise<Result<void, SupportError>> => {
    const allowed = await mayChangeSupport(tx, change);
    if (!allowed.ok) return allowed;
    await removeSupport(tx, id, viewer.id);
    return ok(undefined);
  });
  return done.ok ? ok({ supportedByViewer: false, supportCount: await countSupport(db, id) }) : done;
}

async function maySupport(tx: SiteTx, change: ChangeSupport): Promise<Result<void, SupportError>> {
  const allowed = await mayChangeSupport(tx, change);
  if (!allowed.ok) return allowed;
  const person = await findPerson(tx, change.viewer);
  const eligibility = decideEligibility({ action: 'support', person, round: allowed.value, on: dayOf(change.now) });
  return eligibility.kind === 'eligible' ? ok(undefined) : err({ code: 'not-eligible', reasons: eligibility.reasons });
}

/** Support moves while its phase is open and the plan still has to be judged. */
async function mayChangeSupport(tx: SiteTx, { id, viewer, now }: ChangeSupport) {
  const proposal = await findProposal(tx, id);
  const isOwn = proposal?.proposerId === viewer.id;
  if (proposal === undefined || (isHidden(proposal.status) && !isOwn))
    return err({ code: 'proposal-unknown' as const });
  if (proposal.status !== 'submitted')
    return err({ code: 'proposal-not-supportable' as const, proposalStatus: proposal.status });
  const round = await knownRound(tx, proposal.roundId);
  const open = requirePhase(round, 'support', now);
  return open.ok ? ok(round) : open;
}
