import {
  checkVerdict,
  err,
  hasEnoughSupport,
  nextProposalStatus,
  ok,
  type ProposalId,
  proposalStanding,
  type ProposalTransitionRefused,
  type Result,
  type Round,
  type Verdict,
  type VerdictError,
  verdictEvent,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { knownRound } from '../../database/round-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import { type PhaseNotOpen, requirePhase } from '../../phase-guard.ts';
import type { JudgedProposal } from './schemas.ts';
import { lockJudgeable, saveVerdict } from './store.ts';

interface JudgeProposal {
  readonly id: ProposalId;
  readonly verdict: Verdict;
  readonly official: Viewer;
  readonly now: Date;
}

type JudgeProposalError =
  | PhaseNotOpen
  | ProposalTransitionRefused
  | { readonly code: 'proposal-unknown' }
  | { readonly code: 'support-not-enough'; readonly supportCount: number; readonly threshold: number }
  | { readonly code: 'verdict-invalid'; readonly errors: readonly VerdictError[] };

/** Records what the gemeente found about a plan, once, with the reason that everyone reads. */
export function judgeProposal(db: SiteDb, { id, verdict, official, now }: JudgeProposal) {
  return inTransaction(db, async (tx): Promise<Result<JudgedProposal, JudgeProposalError>> => {
    const proposal = await lockJudgeable(tx, id);
    if (proposal === undefined) return err({ code: 'proposal-unknown' });
    const { roundId, supportCount } = proposal;
    const next = nextProposalStatus(proposal.status, verdictEvent(verdict.outcome));
    if (!next.ok) return next;
    const round = await knownRound(tx, roundId);
    const allowed = mayStand(round, { verdict, supportCount, now });
    if (!allowed.ok) return allowed;
    const status = next.value;
    await saveVerdict(tx, { ...verdict, proposalId: id, status, officialId: official.id, at: now });
    const facts = { outcome: verdict.outcome, costCents: verdict.costCents };
    await appendAuditEvent(tx, {
      type: 'proposal-judged',
      roundId,
      subjectId: id,
      accountId: official.id,
      at: now,
      facts,
    });
    const standing = proposalStanding({ status, supportCount, round, now });
    return ok({ proposalId: id, status: standing, verdict: { ...verdict, judgedAt: now } });
  });
}

function mayStand(
  round: Round,
  { verdict, supportCount, now }: { verdict: Verdict; supportCount: number; now: Date },
): Result<void, JudgeProposalError> {
  const open = requirePhase(round, 'check', now);
  if (!open.ok) return open;
  const { support, plan } = round.rules;
  if (!hasEnoughSupport(supportCount, support)) {
    return err({ code: 'support-not-enough', supportCount, threshold: support.threshold });
  }
  const errors = checkVerdict(verdict, plan);
  return errors.length === 0 ? ok(undefined) : err({ code: 'verdict-invalid', errors });
}
