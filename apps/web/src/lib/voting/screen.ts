import type { VotingState } from './state.ts';

/** When passes can be collected and when votes can be cast, as the ballot paper says. */
export interface VotingTimes {
  readonly passesFrom: string;
  readonly opensAt: string;
  readonly closesAt: string;
}

/** What can be done now: nothing yet, collect a pass only, vote, or nothing any more. */
export type Moment = 'early' | 'passes' | 'vote' | 'closed';

/** What can be done at an instant in milliseconds. Without times the ballot box does not stand ready yet. */
export function momentAt(times: VotingTimes | null, isRoundClosed: boolean, now: number): Moment {
  if (isRoundClosed) return 'closed';
  if (times === null || now < new Date(times.passesFrom).getTime()) return 'early';
  if (now < new Date(times.opensAt).getTime()) return 'passes';
  return now < new Date(times.closesAt).getTime() ? 'vote' : 'closed';
}

export type Screen = VotingState['step'] | 'early' | 'closed' | 'waiting';

/**
 * What to show. A ballot that is under way and a receipt are shown whatever the hour: the ballot box decides whether
 * the ballot was in time. Whoever has a pass before voting opens waits.
 */
export function screenFor(state: VotingState, moment: Moment): Screen {
  const { step } = state;
  if (step === 'done' || step === 'casting' || step === 'refused') return step;
  if (moment === 'closed' || moment === 'early') return moment;
  const hasBallot = step === 'choosing' || step === 'confirming';
  return hasBallot && moment === 'passes' ? 'waiting' : step;
}

/** Which of the four steps a screen belongs to; other screens stand outside them. */
export function stepNumber(screen: Screen): number | undefined {
  const steps: Partial<Record<Screen, number>> = {
    code: 1,
    collecting: 1,
    choosing: 2,
    confirming: 3,
    casting: 4,
    done: 4,
  };
  return steps[screen];
}
