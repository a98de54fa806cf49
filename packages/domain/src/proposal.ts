import type { AreaCode, CategoryId } from './ids.ts';
import { type Cents, sumCents } from './money.ts';
import type { ProposeRules } from './round-rules.ts';

/** Who carries a plan out: residents themselves, the gemeente, or both together. */
export const EXECUTORS = ['residents', 'gemeente', 'together'] as const;

/** One of those who can carry a plan out. */
export type Executor = (typeof EXECUTORS)[number];

/** One line of what a plan costs, as the proposer estimates it. */
export interface CostItem {
  readonly label: string;
  readonly amountCents: Cents;
}

/** A point on the map in degrees (WGS84). Only for showing: it never decides in which area a plan lies. */
export interface Location {
  readonly longitude: number;
  readonly latitude: number;
}

/** What a proposer writes. A draft may be incomplete: empty texts, no category, no cost items. */
export interface ProposalDraft {
  readonly title: string;
  readonly summary: string;
  readonly description: string;
  readonly categoryId: CategoryId | null;
  /** null: the plan is for the whole area of the round. */
  readonly buurtCode: AreaCode | null;
  readonly location: Location | null;
  readonly costItems: readonly CostItem[];
  readonly executedBy: Executor | null;
}

/** The proposer's estimate: the sum of the cost items in cents, 0 without items. The check sets the real cost. */
export function costEstimateCents(draft: Pick<ProposalDraft, 'costItems'>): Cents {
  return sumCents(draft.costItems.map(({ amountCents }) => amountCents));
}

/** Whether someone who has sent in this many plans may send in another. Withdrawn plans do not count. */
export function mayProposeAnother(sentIn: number, rules: ProposeRules): boolean {
  return sentIn < rules.maximumPerProposer;
}
