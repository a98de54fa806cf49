import type { Phase, PhaseId, RoundSummary } from '#lib/api/types.ts';

/** What a resident can do in a round now; the catalogue has the words for each. */
export type NowKind =
  | 'draft'
  | 'waiting'
  | 'submit'
  | 'submitAndSupport'
  | 'support'
  | 'check'
  | 'listNotReady'
  | 'collectPass'
  | 'boxNotOpen'
  | 'vote'
  | 'notHeld'
  | 'counting'
  | 'drawing'
  | 'outcome'
  | 'objection'
  | 'realisation'
  | 'review'
  | 'over';

/** The state of a round seen by a resident, with the phase that follows, if any. */
export interface RoundNow {
  readonly kind: NowKind;
  readonly next: Phase | undefined;
}

interface RoundLike {
  readonly phases: readonly Phase[];
  readonly status: RoundSummary['status'];
}

/**
 * What goes on in a round. Dates alone do not decide: the ballot box opens and the outcome appears when two people
 * have said so, and until then the page must not send anybody to a closed door.
 */
export function roundNow(round: RoundLike, now: Date): RoundNow {
  const next = round.phases.find(({ opensAt }) => new Date(opensAt).getTime() > now.getTime());
  return { kind: kindOf(round, now, next), next };
}

function kindOf({ phases, status }: RoundLike, now: Date, next: Phase | undefined): NowKind {
  const isOpen = (id: PhaseId) => phases.some((phase) => phase.id === id && holds(phase, now));
  if (status === 'draft') return 'draft';
  if (status === 'outcomePublished') return afterOutcome(isOpen, next);
  if (status === 'awaitingDraw') return 'drawing';
  if (status === 'closed' || status === 'counted') return 'counting';
  if (isOpen('submit')) return isOpen('support') ? 'submitAndSupport' : 'submit';
  if (isOpen('support')) return 'support';
  if (isOpen('check')) return 'check';
  return aroundVoting(phases, status, now) ?? (next === undefined ? 'over' : 'waiting');
}

function aroundVoting(phases: readonly Phase[], status: RoundLike['status'], now: Date): NowKind | undefined {
  const at = now.getTime();
  const list = phases.find(({ id }) => id === 'ballotList');
  const vote = phases.find(({ id }) => id === 'vote');
  if (list === undefined || vote === undefined || at < new Date(list.opensAt).getTime()) return undefined;
  const isBoxReady = status === 'open';
  if (at >= new Date(vote.closesAt).getTime()) return isBoxReady ? 'counting' : 'notHeld';
  if (at < new Date(vote.opensAt).getTime()) return isBoxReady ? 'collectPass' : 'listNotReady';
  return isBoxReady ? 'vote' : 'boxNotOpen';
}

function afterOutcome(isOpen: (id: PhaseId) => boolean, next: Phase | undefined): NowKind {
  if (isOpen('review')) return 'review';
  if (isOpen('objection')) return 'objection';
  if (isOpen('realisation')) return 'realisation';
  return next === undefined ? 'over' : 'outcome';
}

function holds({ opensAt, closesAt }: Phase, now: Date): boolean {
  return new Date(opensAt).getTime() <= now.getTime() && now.getTime() < new Date(closesAt).getTime();
}
