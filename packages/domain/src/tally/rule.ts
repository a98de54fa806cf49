import type { Fraction } from '../fraction.ts';
import type { Election, Place } from './election.ts';
import type { Price } from './equal-shares/exact-purses.ts';

/** What made it the turn of the projects of a step. Amounts are in the smallest unit of money. */
export type Turn =
  /** The most votes, or points, of the projects that were left. */
  | { readonly kind: 'score'; readonly score: number }
  /** The most votes, or points, for the money. A project that asks nothing comes before all others: null. */
  | { readonly kind: 'scorePerCost'; readonly scorePerCost: Fraction | null }
  /** The first of the list that is promised at least one project. */
  | { readonly kind: 'guarantee'; readonly name: string; readonly score: number }
  /** Their supporters get the most for their money; with what they pay for each. */
  | { readonly kind: 'share'; readonly prices: readonly SharePrice[] }
  /** The smallest burden for whoever bears the most after it: `null` when nobody supports it. */
  | { readonly kind: 'load'; readonly load: Fraction | null }
  /** It belongs to the combination with the largest total. */
  | { readonly kind: 'best' };

/** What the supporters of one project pay for it. */
export interface SharePrice {
  readonly project: Place;
  readonly price: Price;
}

/** Why a project was not taken, with the facts that show it. */
export type Refusal =
  /** It asks more than what was left when its turn came. */
  | { readonly kind: 'overBudget'; readonly cost: number; readonly left: number }
  | { readonly kind: 'overSubBudget'; readonly name: string; readonly cost: number; readonly left: number }
  | { readonly kind: 'incompatible'; readonly with: Place }
  /** The count had stopped at a project before it. */
  | { readonly kind: 'stopped' }
  | { readonly kind: 'belowMinimumVotes'; readonly votes: number; readonly minimum: number }
  | { readonly kind: 'noVotes' }
  /** What its supporters had left together was less than what it asks. */
  | { readonly kind: 'supportersHadTooLittle'; readonly cost: number; readonly theirs: Fraction }
  /** It is in no combination with the largest total that the lots chose. */
  | { readonly kind: 'notInBest' }
  | { readonly kind: 'belowMinimumTurnout'; readonly voters: number; readonly minimum: number };

/** What became of one project in a step; funded when there is no refusal. */
export interface Taken {
  readonly project: Place;
  readonly refusal: Refusal | null;
}

/** One step of a count: the projects whose turn it was, and the money of the whole budget before and after them. */
export interface Step {
  readonly turn: Turn;
  /**
   * 'alone': there was one. 'together': the order among them changes nothing. 'drawn': in the order of the lots.
   * 'any': another order gives other steps, but the same funded projects.
   */
  readonly taken: 'alone' | 'together' | 'drawn' | 'any';
  /** In the drawn order, or by place, which then means nothing. */
  readonly projects: readonly Taken[];
  /** All projects that were equal when it was their turn, by place; those that are not in this step come later. */
  readonly equal: readonly Place[];
  readonly leftBefore: number;
  readonly leftAfter: number;
}

/** A finished count. */
export interface Count {
  readonly kind: 'count';
  /** The funded projects in the order in which they were taken. */
  readonly funded: readonly Place[];
  readonly steps: readonly Step[];
  /** Every project that is not funded and the reason. */
  readonly refused: ReadonlyMap<Place, Refusal>;
  readonly spent: number;
  /** What each voter had to give in the end, under Equal Shares; null under the other rules. */
  readonly endowment: Fraction | null;
}

/** Projects that are equal to the rule, of which not all can come first: who does, decides who is funded. */
export interface CountTie {
  readonly kind: 'tie';
  /** By place. */
  readonly between: readonly Place[];
  readonly turn: Turn;
  readonly left: number;
}

/** A count that was broken off, because it would have taken too long; nothing is known of its outcome. */
export interface TooMuchWork {
  readonly kind: 'tooMuchWork';
  /** How many combinations of projects had been looked at. */
  readonly combinations: number;
}

/** How a count ends. Only the search for the best total can be too much work. */
export type CountOutcome = Count | CountTie | TooMuchWork;

/** An order among equal projects: by lots, or any order because all lead to the same funded projects. */
export interface Settled {
  readonly order: readonly Place[];
  readonly by: 'drawn' | 'any';
  /** Whether the order is settled for all of them, or only who is first: the others stand behind by place. */
  readonly settles: 'all' | 'first';
}

/**
 * The settled order among equal projects, or undefined as long as there is none. Gets places in ascending order, and
 * whether the order can matter; where it cannot, an order only makes the list of steps look settled.
 */
export type TieBreaker = (between: readonly Place[], canMatter: boolean) => Settled | undefined;

/** How far a long count is; `done` and `total` have no unit, and the total is a guess. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** A count that is going on: yields how far it is, and returns the outcome, or the first tie that nobody settled. */
export type Counting<Outcome = Count | CountTie> = Generator<Progress, Outcome, void>;

/** A rule of counting with its options filled in. */
export type Rule<Outcome = Count | CountTie> = (election: Election, ties: TieBreaker) => Counting<Outcome>;

/** Runs a count to its end at once. */
export function finish<Outcome>(counting: Generator<Progress, Outcome, void>): Outcome {
  for (;;) {
    const { done, value } = counting.next();
    if (done === true) return value;
  }
}
