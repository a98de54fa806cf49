import type { AreaCode, CategoryId, ProjectId } from './ids.ts';
import type { Cents } from './money.ts';

/** A plan on the ballot list: found feasible, with the cost that the gemeente set. Fixed when voting opens. */
export interface Project {
  readonly id: ProjectId;
  readonly title: string;
  readonly costCents: Cents;
  readonly categoryId: CategoryId;
  /** null: the plan is for the whole area of the round. */
  readonly buurtCode: AreaCode | null;
}
