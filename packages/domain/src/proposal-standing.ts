import { phaseOf } from './phases.ts';
import type { ProposalStatus } from './proposal-status.ts';
import type { Round } from './round.ts';
import type { SupportRules } from './round-rules.ts';

/** How a plan stands, in the words people are shown; 'submitted' is told apart by support and time. */
export type ProposalStanding =
  Exclude<ProposalStatus, 'submitted'> | 'collectingSupport' | 'belowThreshold' | 'awaitingCheck';

/** Whether this many people are enough for a plan to be checked. Rule: docs/rules/stemregels.md, article 3. */
export function hasEnoughSupport(supportCount: number, rules: SupportRules): boolean {
  return supportCount >= rules.threshold;
}

/**
 * What to show about a plan. A submitted plan with enough support waits for the check; with less it collects support
 * until the support phase closes (also before that phase opens) and is below the threshold after that.
 */
export function proposalStanding(plan: {
  readonly status: ProposalStatus;
  readonly supportCount: number;
  readonly round: Pick<Round, 'phases' | 'rules'>;
  readonly now: Date;
}): ProposalStanding {
  const { status, supportCount, round, now } = plan;
  if (status !== 'submitted') return status;
  if (hasEnoughSupport(supportCount, round.rules.support)) return 'awaitingCheck';
  return now < phaseOf(round, 'support').closesAt ? 'collectingSupport' : 'belowThreshold';
}
