import type { CalendarDay } from './calendar.ts';
import type { Cents } from './money.ts';

/** Where someone must live to take part: nowhere in particular, in the gemeente, or in the area of the round. */
export const RESIDENCES = ['anyone', 'gemeente', 'area'] as const;

/** One of the grounds of residence. */
export type Residence = (typeof RESIDENCES)[number];

/** What the outcome of the count means: it binds, it advises the college, or it divides a subsidy ceiling. */
export const BINDING_FORCES = ['binding', 'advice', 'subsidyCeiling'] as const;

/** One of the meanings of the outcome. */
export type BindingForce = (typeof BINDING_FORCES)[number];

/** Who may send in plans, how many, how long, and about what not. Rule: stemregels.md, article 2. */
export interface ProposeRules {
  /** Age in whole years; null asks no age. */
  readonly minimumAge: number | null;
  readonly residence: Residence;
  /** Plans that one person may have sent in at once, withdrawn ones not counted. */
  readonly maximumPerProposer: number;
  /** Lengths in characters, see `textLength`. */
  readonly titleMaxLength: number;
  readonly summaryMaxLength: number;
  readonly descriptionMaxLength: number;
  /** In words for residents; may be empty. People judge this, not the code. */
  readonly excludedTopics: readonly string[];
}

/** What a plan may cost. The estimate may lie outside (a warning); the cost on the ballot is at most the maximum. */
export interface PlanRules {
  readonly minimumCostCents: Cents;
  readonly maximumCostCents: Cents;
}

/** How much support a plan needs to be checked, and who may give it. Rule: stemregels.md, article 3. */
export interface SupportRules {
  /** Number of people; 0 means that every plan is checked. */
  readonly threshold: number;
  readonly residence: Residence;
  readonly minimumAge: number | null;
}

/** Divide the budget: the chosen projects together cost at most the budget. No maximum number when null. */
export interface DivideBudgetRule {
  readonly kind: 'divideBudget';
  /** 0 allows a blank ballot. */
  readonly minimumChoices: number;
  readonly maximumChoices: number | null;
}

/** Choose up to a number of projects, whatever they cost together. */
export interface ChooseUpToRule {
  readonly kind: 'chooseUpTo';
  /** 0 allows a blank ballot. */
  readonly minimumChoices: number;
  readonly maximumChoices: number;
}

/** The form of the ballot. Rule: stemregels.md, article 7. */
export type BallotRule = DivideBudgetRule | ChooseUpToRule;

/** Who may vote and how. Rule: stemregels.md, articles 6 to 8. */
export interface VoteRules {
  /** Age in whole years on the reference date; 0 asks no age. */
  readonly minimumAge: number;
  /** The day on which age and residence are taken. */
  readonly referenceDate: CalendarDay;
  readonly residence: Exclude<Residence, 'anyone'>;
  readonly ballot: BallotRule;
  /** Whether a voter may replace the ballot until voting closes. */
  readonly changeable: boolean;
  /** What must be known besides the voting code. */
  readonly secondFactor: 'birthYear';
}

/** How votes become an outcome. Rule: stemregels.md, articles 9 to 13. */
export interface CountRules {
  readonly rule: 'greedyVotes';
  /** Go on with the next project, or stop the count, when one does not fit in what is left. */
  readonly whenNextDoesNotFit: 'skip' | 'stop';
  /** Votes that a project needs at least; 0 and 1 both mean that one vote is enough. */
  readonly minimumVotes: number;
  /** Lots drawn in public, or computed from what the trustees reveal after closing. */
  readonly tie: 'publicDraw' | 'computedDraw';
}

/** All rules of one round. Chosen per round, shown in plain words, and fixed when voting opens. */
export interface RoundRules {
  readonly propose: ProposeRules;
  readonly plan: PlanRules;
  readonly support: SupportRules;
  readonly vote: VoteRules;
  readonly count: CountRules;
  readonly bindingForce: BindingForce;
}
