import {
  dayOf,
  decideEligibility,
  err,
  mayProposeAnother,
  nextProposalStatus,
  type NotEligibleReason,
  ok,
  type ProposalId,
  type ProposalTransitionRefused,
  type Result,
  type Round,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb, type SiteTx } from '../../database/client.ts';
import { findPerson } from '../../database/person-reader.ts';
import { PUBLIC_STATUSES } from '../../database/proposal-visibility.ts';
import { knownRound } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { type PhaseNotOpen, requirePhase } from '../../phase-guard.ts';
import { checkWhole, type ProposalInvalid } from './check-draft.ts';
import { lockOwnProposal, type NotOwn } from './own-proposal.ts';
import { countProposals, saveStatus } from './store.ts';

interface SubmitProposal {
  readonly id: ProposalId;
  /** The version that the proposer read before pressing the button. */
  readonly version: number;
  readonly viewer: Viewer;
  readonly now: Date;
}

type SubmitProposalError =
  | NotOwn
  | PhaseNotOpen
  | ProposalInvalid
  | ProposalTransitionRefused
  | MayNotPropose
  | { readonly code: 'proposal-changed-meanwhile'; readonly version: number };

type MayNotPropose =
  | { readonly code: 'not-eligible'; readonly reasons: readonly NotEligibleReason[] }
  | { readonly code: 'too-many-proposals'; readonly maximum: number };

/** Sends a draft in: it becomes public and can be supported. */
export function submitProposal(db: SiteDb, { id, version, viewer, now }: SubmitProposal) {
  return inTransaction(db, async (tx): Promise<Result<void, SubmitProposalError>> => {
    const own = await lockOwnProposal(tx, id, viewer);
    if (!own.ok) return own;
    const proposal = own.value;
    const next = nextProposalStatus(proposal.status, 'submit');
    if (!next.ok) return next;
    if (proposal.version !== version) return err({ code: 'proposal-changed-meanwhile', version: proposal.version });
    const round = await knownRound(tx, proposal.roundId);
    const open = requirePhase(round, 'submit', now);
    if (!open.ok) return open;
    const allowed = await mayPropose(tx, round, viewer, now);
    if (!allowed.ok) return allowed;
    const checked = await checkWhole(tx, proposal.content, round);
    if (!checked.ok) return checked;
    await saveStatus(tx, id, { status: next.value, at: now, submittedAt: now });
    await appendAuditEvent(tx, {
      type: 'proposal-submitted',
      roundId: round.id,
      subjectId: id,
      accountId: viewer.id,
      at: now,
    });
    return ok(undefined);
  });
}

async function mayPropose(tx: SiteTx, round: Round, viewer: Viewer, now: Date): Promise<Result<void, MayNotPropose>> {
  const person = await findPerson(tx, viewer);
  const eligibility = decideEligibility({ action: 'propose', person, round, on: dayOf(now) });
  if (eligibility.kind === 'notEligible') return err({ code: 'not-eligible', reasons: eligibility.reasons });
  const sentIn = await countProposals(tx, { roundId: round.id, proposerId: viewer.id, statuses: PUBLIC_STATUSES });
  const { propose } = round.rules;
  if (mayProposeAnother(sentIn, propose)) return ok(undefined);
  return err({ code: 'too-many-proposals', maximum: propose.maximumPerProposer });
}
