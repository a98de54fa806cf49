import type { ProjectId } from '../ids.ts';
import type { Cents } from '../money.ts';

/**
 * Ballots are given out one by one only when there are this many: among fewer, one could say something of somebody
 * (ballot-protocol, section 6).
 */
export const FEWEST_BALLOTS = 100;

/** Why a project is funded or not, with the facts that show it. Rule: docs/rules/stemregels.md, article 13. */
export type Reason =
  | { readonly kind: 'funded' }
  /** It cost more than what was left when its turn came. */
  | { readonly kind: 'skippedNoBudget'; readonly costCents: Cents; readonly leftCents: Cents }
  /** The count had stopped at a project before it (rule 'stop'). */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'belowMinimumVotes'; readonly minimum: number }
  | { readonly kind: 'noVotes' };

/** What became of one project in the count. */
export interface ProjectOutcome {
  readonly project: ProjectId;
  readonly votes: number;
  readonly costCents: Cents;
  readonly reason: Reason;
}

/** One step of the count: all projects with one number of votes, taken together or in the drawn order. */
export interface TallyStep {
  readonly votes: number;
  readonly leftBeforeCents: Cents;
  /** 'together': their order changes nothing. 'drawn': in the order of the lots. */
  readonly taken: 'together' | 'drawn';
  /** In the drawn order, or sorted by id, which then means nothing. */
  readonly projects: readonly ProjectOutcome[];
  readonly leftAfterCents: Cents;
  /** With rule 'stop': a project did not fit in this step or before, so no later project is taken. */
  readonly hasStopped: boolean;
}

/**
 * The whole outcome of a count, as data that can be stored, hashed and shown. The count is not yet the decision: money
 * follows from the decision of the gemeente.
 */
export interface Outcome {
  readonly kind: 'outcome';
  readonly budgetCents: Cents;
  /** Counted ballots, blank ones included. */
  readonly ballotCount: number;
  /** Ballots without a choice. */
  readonly blankCount: number;
  /** Every project on the ballot list, most votes first; with equal votes as in the step. */
  readonly projects: readonly ProjectOutcome[];
  /** The funded projects in the same order. */
  readonly funded: readonly ProjectId[];
  /** Cost of the funded projects together. */
  readonly spentCents: Cents;
  /** What is left of the budget: budgetCents - spentCents. */
  readonly remainderCents: Cents;
  /** The count step by step; projects with too few votes are in none. */
  readonly steps: readonly TallyStep[];
}
