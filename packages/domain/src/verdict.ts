import { type Cents, cents } from './money.ts';
import type { ProposalEvent } from './proposal-status.ts';
import type { PlanRules } from './round-rules.ts';
import { isBlank } from './text.ts';

/** The four ways a feasibility check can end. Each is also the status that the proposal gets. */
export const VERDICT_OUTCOMES = ['feasible', 'feasibleWithChanges', 'notFeasible', 'forwarded'] as const;

/** One of the ends of a feasibility check. */
export type VerdictOutcome = (typeof VERDICT_OUTCOMES)[number];

/** What the gemeente found. The reason is public; a feasible plan has a cost, another has none. */
export interface Verdict {
  readonly outcome: VerdictOutcome;
  readonly reason: string;
  readonly costCents: Cents | null;
}

/** Why a verdict cannot stand. */
export type VerdictError =
  | { readonly code: 'verdict-without-reason' | 'verdict-without-cost' | 'verdict-with-needless-cost' }
  | { readonly code: 'verdict-cost-out-of-range'; readonly minimumCents: Cents; readonly maximumCents: Cents };

const EVENTS = {
  feasible: 'judgeFeasible',
  feasibleWithChanges: 'judgeFeasibleWithChanges',
  notFeasible: 'judgeNotFeasible',
  forwarded: 'forward',
} as const satisfies Record<VerdictOutcome, ProposalEvent>;

/** What a verdict makes happen to the proposal. */
export function verdictEvent(outcome: VerdictOutcome): ProposalEvent {
  return EVENTS[outcome];
}

/** Whether a plan with this verdict goes to the ballot list, and so needs a cost. */
export function isFeasible(outcome: VerdictOutcome): boolean {
  return outcome === 'feasible' || outcome === 'feasibleWithChanges';
}

/**
 * Checks a verdict: always a public reason; for a feasible plan a cost from 1 cent up to the most a plan may cost.
 * The minimum for plans does not bind the gemeente: a plan may turn out cheaper. Rule: stemregels.md, article 4.
 */
export function checkVerdict(verdict: Verdict, rules: PlanRules): readonly VerdictError[] {
  const errors: VerdictError[] = [];
  if (isBlank(verdict.reason)) errors.push({ code: 'verdict-without-reason' });
  const { costCents } = verdict;
  if (!isFeasible(verdict.outcome)) {
    if (costCents !== null) errors.push({ code: 'verdict-with-needless-cost' });
  } else if (costCents === null) {
    errors.push({ code: 'verdict-without-cost' });
  } else if (costCents < 1 || costCents > rules.maximumCostCents) {
    errors.push({ code: 'verdict-cost-out-of-range', minimumCents: cents(1), maximumCents: rules.maximumCostCents });
  }
  return errors;
}
