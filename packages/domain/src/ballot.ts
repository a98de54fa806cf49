import type { ProjectId } from './ids.ts';
import { invariant } from './invariant.ts';
import { type Cents, sumCents } from './money.ts';
import type { Project } from './project.ts';
import { err, ok, type Result } from './result.ts';
import type { BallotRule } from './round-rules.ts';

/** What a ballot is checked against: its form, the money, and the projects with their costs. */
export interface BallotPaper {
  readonly rule: BallotRule;
  readonly budgetCents: Cents;
  readonly costs: ReadonlyMap<ProjectId, Cents>;
}

/** Why a ballot is not valid. */
export type BallotError =
  | { readonly code: 'ballot-duplicate-project' | 'ballot-unknown-project'; readonly project: ProjectId }
  | { readonly code: 'ballot-too-few'; readonly minimum: number }
  | { readonly code: 'ballot-too-many'; readonly maximum: number }
  | { readonly code: 'ballot-over-budget'; readonly spentCents: Cents; readonly budgetCents: Cents };

/** The ballot paper of a round. @throws when two projects have the same id */
export function makeBallotPaper(
  rule: BallotRule,
  budgetCents: Cents,
  projects: readonly Pick<Project, 'id' | 'costCents'>[],
): BallotPaper {
  const costs = new Map(projects.map(({ id, costCents }) => [id, costCents]));
  invariant(costs.size === projects.length, 'each project is on the ballot list once');
  return { rule, budgetCents, costs };
}

/** What a project costs. @throws when it is not on this paper */
export function costOn(paper: BallotPaper, project: ProjectId): Cents {
  const costCents = paper.costs.get(project);
  invariant(costCents !== undefined, `project ${project} is not on the ballot paper`);
  return costCents;
}

/** Whether any valid ballot exists on this paper: enough projects, and when dividing the budget enough that fit together. */
export function canBeFilledIn({ rule, budgetCents, costs }: BallotPaper): boolean {
  const cheapest = [...costs.values()].toSorted((one, other) => one - other).slice(0, rule.minimumChoices);
  if (cheapest.length < rule.minimumChoices) return false;
  return rule.kind !== 'divideBudget' || sumCents(cheapest) <= budgetCents;
}

/**
 * Checks a ballot: distinct projects of this round, enough and not too many, and when dividing the budget together
 * within it. An empty ballot is blank, and valid where the minimum is 0. Rule: docs/rules/stemregels.md, article 7.
 * @returns the choices sorted by id, so that the order of picking is not stored; or the first error
 */
export function checkBallot(
  paper: BallotPaper,
  choices: readonly ProjectId[],
): Result<readonly ProjectId[], BallotError> {
  const { rule, budgetCents } = paper;
  const duplicate = choices.find((project, at) => choices.indexOf(project) !== at);
  if (duplicate !== undefined) return err({ code: 'ballot-duplicate-project', project: duplicate });
  const unknown = choices.find((project) => !paper.costs.has(project));
  if (unknown !== undefined) return err({ code: 'ballot-unknown-project', project: unknown });
  if (choices.length < rule.minimumChoices) return err({ code: 'ballot-too-few', minimum: rule.minimumChoices });
  if (rule.maximumChoices !== null && choices.length > rule.maximumChoices) {
    return err({ code: 'ballot-too-many', maximum: rule.maximumChoices });
  }
  const spentCents = sumCents(choices.map((project) => costOn(paper, project)));
  if (rule.kind === 'divideBudget' && spentCents > budgetCents) {
    return err({ code: 'ballot-over-budget', spentCents, budgetCents });
  }
  return ok(choices.toSorted());
}
