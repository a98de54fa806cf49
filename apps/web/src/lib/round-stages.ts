import type { RoundSummary } from '#lib/api/types.ts';
import { roundNow, type NowKind } from '#lib/next-steps.ts';

/** What a visitor can come for, most urgent first. */
export const STAGES = ['vote', 'ideas', 'check', 'count', 'after', 'soon', 'over', 'draft'] as const;
export type Stage = (typeof STAGES)[number];

const STAGE_OF: Record<NowKind, Stage> = {
  draft: 'draft',
  waiting: 'soon',
  submit: 'ideas',
  submitAndSupport: 'ideas',
  support: 'ideas',
  check: 'check',
  listNotReady: 'check',
  collectPass: 'vote',
  boxNotOpen: 'vote',
  vote: 'vote',
  notHeld: 'over',
  counting: 'count',
  drawing: 'count',
  outcome: 'after',
  objection: 'after',
  realisation: 'after',
  review: 'after',
  over: 'over',
};

/** Rounds in groups by what one can do there now; groups without rounds are left out. */
export function roundsByStage<R extends Pick<RoundSummary, 'phases' | 'status'>>(
  rounds: readonly R[],
  now: Date,
): { stage: Stage; rounds: R[] }[] {
  const groups = Map.groupBy(rounds, (round) => STAGE_OF[roundNow(round, now).kind]);
  return STAGES.flatMap((stage) => {
    const found = groups.get(stage);
    return found === undefined ? [] : [{ stage, rounds: found }];
  });
}
