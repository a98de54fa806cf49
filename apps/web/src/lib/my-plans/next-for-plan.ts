import type { Phase, PhaseId, Round, Standing } from '#lib/api/types.ts';
import { formatDay, formatLastDay } from '#lib/format.ts';
import { myPlans } from '#lib/messages/index.ts';
import { roundNow } from '#lib/next-steps.ts';

interface RoundLike {
  readonly status: Round['status'];
  readonly phases: readonly Phase[];
}

interface PlanLike {
  readonly status: Standing;
}

const words = myPlans.next;

/** What the proposer can do now, or what happens next, in one or two sentences. */
export function nextForPlan({ status }: PlanLike, round: RoundLike, now: Date): string {
  switch (status) {
    case 'draft':
      return forDraft(round, now);
    case 'collectingSupport':
      return forSupport(round, now);
    case 'awaitingCheck':
      return words.awaitingCheck(lastDay(round, 'check'));
    case 'feasible':
    case 'feasibleWithChanges':
      return roundNow(round, now).kind === 'notHeld' ? words.notHeld : words.feasible(firstDay(round, 'vote'));
    case 'onBallot':
      return forBallot(round, now);
    case 'belowThreshold':
    case 'notFeasible':
    case 'forwarded':
    case 'withdrawn':
      return words[status];
  }
}

/** Whether a draft can be sent in now, not yet, or no more. */
export function submitMoment(round: RoundLike, now: Date): 'before' | 'open' | 'over' {
  return momentOf(round, 'submit', now);
}

function momentOf({ phases }: RoundLike, id: PhaseId, now: Date): 'before' | 'open' | 'over' {
  const phase = phases.find((one) => one.id === id);
  if (phase === undefined || now.getTime() >= Date.parse(phase.closesAt)) return 'over';
  return now.getTime() < Date.parse(phase.opensAt) ? 'before' : 'open';
}

function firstDay({ phases }: RoundLike, id: PhaseId): string {
  const phase = phases.find((one) => one.id === id);
  return phase === undefined ? '' : formatDay(phase.opensAt);
}

function lastDay({ phases }: RoundLike, id: PhaseId): string {
  const phase = phases.find((one) => one.id === id);
  return phase === undefined ? '' : formatLastDay(phase.closesAt);
}

function forDraft(round: RoundLike, now: Date): string {
  const moment = submitMoment(round, now);
  if (moment === 'over') return words.draftOver;
  return moment === 'open' ? words.draftOpen(lastDay(round, 'submit')) : words.draftBefore(firstDay(round, 'submit'));
}

function forSupport(round: RoundLike, now: Date): string {
  if (momentOf(round, 'support', now) === 'before') return words.supportBefore(firstDay(round, 'support'));
  return words.supportOpen(lastDay(round, 'support'));
}

function forBallot(round: RoundLike, now: Date): string {
  if (round.status === 'outcomePublished') return words.outcome;
  const moment = momentOf(round, 'vote', now);
  if (moment === 'before') return words.voteBefore(firstDay(round, 'vote'));
  return moment === 'open' ? words.voteOpen(lastDay(round, 'vote')) : words.counting(firstDay(round, 'outcome'));
}
