import type { Result } from './result.ts';
import { nextState, type TransitionRefused, type TransitionTable } from './state-machine.ts';

/** Where a round stands in its life. The same list is a CHECK in the database. */
export const ROUND_STATUSES = [
  'draft',
  'published',
  'open',
  'closed',
  'awaitingDraw',
  'counted',
  'outcomePublished',
] as const;

/** One of the states of a round. */
export type RoundStatus = (typeof ROUND_STATUSES)[number];

/** Whether a round has left `status` behind; its states follow each other in this order. */
export function isPast(status: RoundStatus, now: RoundStatus): boolean {
  return ROUND_STATUSES.indexOf(now) > ROUND_STATUSES.indexOf(status);
}

/** The whole life cycle of a round; docs/states/round.md is generated from this table. */
export const ROUND_TRANSITIONS = {
  publish: { from: ['draft'], to: 'published' },
  openVoting: { from: ['published'], to: 'open' },
  closeVoting: { from: ['open'], to: 'closed' },
  findTie: { from: ['closed', 'awaitingDraw'], to: 'awaitingDraw' },
  recordTally: { from: ['closed', 'awaitingDraw'], to: 'counted' },
  publishOutcome: { from: ['counted'], to: 'outcomePublished' },
} as const satisfies TransitionTable<RoundStatus>;

/** What can happen to a round. */
export type RoundEvent = keyof typeof ROUND_TRANSITIONS;

/** The round is not in a state in which this can happen. */
export type RoundTransitionRefused = TransitionRefused<RoundStatus, RoundEvent>;

/** The status of a round after an event, or a refusal. There is no way back: a mistake is set right by a new round. */
export function nextRoundStatus(status: RoundStatus, event: RoundEvent): Result<RoundStatus, RoundTransitionRefused> {
  return nextState(ROUND_TRANSITIONS, status, event);
}
