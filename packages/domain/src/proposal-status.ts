import type { Result } from './result.ts';
import { nextState, type TransitionRefused, type TransitionTable } from './state-machine.ts';

/** Where a proposal stands in its life. The same list is a CHECK in the database. */
export const PROPOSAL_STATUSES = [
  'draft',
  'submitted',
  'feasible',
  'feasibleWithChanges',
  'notFeasible',
  'forwarded',
  'onBallot',
  'withdrawn',
] as const;

/** One of the states of a proposal. */
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];

/** The whole life cycle of a proposal; docs/states/proposal.md is generated from this table. */
export const PROPOSAL_TRANSITIONS = {
  submit: { from: ['draft'], to: 'submitted' },
  judgeFeasible: { from: ['submitted'], to: 'feasible' },
  judgeFeasibleWithChanges: { from: ['submitted'], to: 'feasibleWithChanges' },
  judgeNotFeasible: { from: ['submitted'], to: 'notFeasible' },
  forward: { from: ['submitted'], to: 'forwarded' },
  putOnBallot: { from: ['feasible', 'feasibleWithChanges'], to: 'onBallot' },
  withdraw: { from: ['draft', 'submitted', 'feasible', 'feasibleWithChanges'], to: 'withdrawn' },
} as const satisfies TransitionTable<ProposalStatus>;

/** What can happen to a proposal. */
export type ProposalEvent = keyof typeof PROPOSAL_TRANSITIONS;

/** The proposal is not in a state in which this can happen. */
export type ProposalTransitionRefused = TransitionRefused<ProposalStatus, ProposalEvent>;

/** The status of a proposal after an event, or a refusal. Whether the phase allows the event is asked apart. */
export function nextProposalStatus(
  status: ProposalStatus,
  event: ProposalEvent,
): Result<ProposalStatus, ProposalTransitionRefused> {
  return nextState(PROPOSAL_TRANSITIONS, status, event);
}
