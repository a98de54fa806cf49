import { at } from './at.ts';
import { type Conditions, costOf, type Election, type Place } from './election.ts';
import type { Refusal } from './rule.ts';

/** The money of a count and the conditions on it, as far as they have been used up. */
export interface Pot {
  /** What is left of the whole budget; below 0 when more was taken than there was. */
  readonly left: () => number;
  /** What is left of a sub-budget, by its place among the conditions. */
  readonly leftIn: (subBudget: number) => number;
  /** What keeps this project out now, or null when it can be taken. What keeps it out once, does so for ever. */
  readonly refusal: (project: Place) => Refusal | null;
  /** Takes the money for a project and closes it to those that cannot go with it. */
  readonly take: (project: Place) => void;
  /** The same money and conditions in a pot of its own; with 'unlimited' the whole budget is no limit in it. */
  readonly copy: (limit?: 'unlimited') => Pot;
}

/** Whether a pot can pay all these projects together; in that case it can in any order. */
export function fitsTogether(pot: Pot, projects: readonly Place[]): boolean {
  const trial = pot.copy();
  return projects.every((project) => {
    if (trial.refusal(project) !== null) return false;
    trial.take(project);
    return true;
  });
}

/** A full pot. */
export function openPot(election: Election): Pot {
  const { conditions, projects, budget } = election;
  return potFrom({
    election,
    limit: 'budget',
    lists: listsOf(conditions, projects.length),
    left: budget,
    subLeft: conditions.subBudgets.map((one) => one.budget),
    chosen: conditions.incompatible.map(() => undefined),
  });
}

interface Lists {
  readonly subBudgets: readonly (readonly number[])[];
  readonly incompatible: readonly (readonly number[])[];
}

interface State {
  readonly election: Election;
  readonly limit: 'budget' | 'unlimited';
  readonly lists: Lists;
  left: number;
  readonly subLeft: number[];
  /** The funded project of each list of incompatible ones. */
  readonly chosen: (Place | undefined)[];
}

/** For each project the sub-budgets and the lists of incompatible projects that it belongs to. */
function listsOf({ subBudgets, incompatible }: Conditions, count: number): Lists {
  const invert = (lists: readonly (readonly Place[])[]): number[][] => {
    const inverted = Array.from({ length: count }, (): number[] => []);
    for (const [place, list] of lists.entries()) for (const project of new Set(list)) at(inverted, project).push(place);
    return inverted;
  };
  return { subBudgets: invert(subBudgets.map(({ projects }) => projects)), incompatible: invert(incompatible) };
}

function potFrom(state: State): Pot {
  const { election, lists, subLeft, chosen } = state;
  return {
    left: () => state.left,
    leftIn: (subBudget) => at(subLeft, subBudget),
    refusal: (project) => refusalOf(state, project),
    take: (project) => {
      const cost = costOf(election, project);
      state.left -= cost;
      for (const one of at(lists.subBudgets, project)) subLeft[one] = at(subLeft, one) - cost;
      for (const one of at(lists.incompatible, project)) chosen[one] = project;
    },
    copy: (limit) => potFrom({ ...state, limit: limit ?? state.limit, subLeft: [...subLeft], chosen: [...chosen] }),
  };
}

function refusalOf(state: State, project: Place): Refusal | null {
  const { election, limit, lists, left, subLeft, chosen } = state;
  const cost = costOf(election, project);
  for (const one of at(lists.incompatible, project)) {
    const other = chosen[one];
    if (other !== undefined) return { kind: 'incompatible', with: other };
  }
  if (limit === 'budget' && cost > left) return { kind: 'overBudget', cost, left };
  for (const one of at(lists.subBudgets, project)) {
    const subBudgetLeft = at(subLeft, one);
    const { name } = at(election.conditions.subBudgets, one);
    if (cost > subBudgetLeft) return { kind: 'overSubBudget', name, cost, left: subBudgetLeft };
  }
  return null;
}
