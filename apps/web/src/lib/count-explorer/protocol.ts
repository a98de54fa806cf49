import type { Place, VotesNeeded } from '@wijkbegroting/domain';
import type { PabulibProblem, Strictness } from '@wijkbegroting/domain/pabulib/problems.ts';
import type { CountChoice } from './choice.ts';
import type { ComparisonView } from './comparison-view.ts';
import type { OutcomeView } from './count-view.ts';
import type { ElectionView } from './election-view.ts';

/** The lots of one tie on trial: the equal projects, first one first. */
export type TrialLots = readonly Place[];

/** What a count depends on beside the ballots. */
export interface Asked {
  readonly choice: CountChoice;
  readonly lots: readonly TrialLots[];
}

/** A file that cannot be counted, with the first of its problems. */
export interface RefusedFile {
  readonly kind: 'refused';
  readonly problems: readonly PabulibProblem[];
  readonly problemCount: number;
  /** Whether leaving out what is wrong gives a file that can be counted. */
  readonly canBeCounted: boolean;
}

/** The page asks the worker one thing at a time. A file comes as a blob, so that the page itself never reads it. */
export type Job =
  | { readonly kind: 'read'; readonly file: Blob; readonly strictness: Strictness }
  | ({ readonly kind: 'count' } & Asked)
  | ({ readonly kind: 'compare' } & Asked)
  | ({ readonly kind: 'votesNeeded'; readonly project: Place } & Asked);

/** What each job gives. */
export interface Answers {
  read: ElectionView | RefusedFile;
  count: OutcomeView;
  compare: ComparisonView;
  votesNeeded: VotesNeeded & { readonly text: string };
}

/** From the page to the worker. */
export interface Request {
  readonly id: number;
  readonly job: Job;
}

/** From the worker to the page. What goes wrong without being foreseen comes as the error event of the worker. */
export type Reply =
  | { readonly kind: 'progress'; readonly id: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Job['kind']] };
