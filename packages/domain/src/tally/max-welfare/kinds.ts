import { at } from '../at.ts';
import { costOf, type Election, type Place, scoresOf } from '../election.ts';
import { type Utility, worthOf } from '../equal-shares/supporters.ts';
import type { Pot } from '../pot.ts';

/** Projects that count for the same: equal costs, equal worth to the voters, and in the same conditions. */
export interface ProjectKind {
  /** By place. */
  readonly projects: readonly Place[];
  /** What one of them asks. */
  readonly cost: number;
  /** What one of them is worth to all voters together; 1 or more. */
  readonly worth: bigint;
  /** Which limits one of them uses up, by their places among the limits. */
  readonly limits: readonly number[];
}

/** A sub-budget, or a list of which one project is funded at most. */
export interface Limit {
  /** What one of the projects of a kind uses of it. */
  readonly useOf: (kind: ProjectKind) => number;
  readonly most: number;
}

/** Everything that decides which combination of projects is the best. */
export interface Choice {
  /** The kinds in the order in which they are decided on. */
  readonly kinds: readonly ProjectKind[];
  readonly limits: readonly Limit[];
  readonly budget: number;
}

/**
 * Puts the projects together that can be funded and are worth something. The kinds that are worth the most for the money
 * come first; with conditions those that use up the same limits come together, so that a limit is soon done with.
 */
export function choiceAmong(election: Election, projects: readonly Place[], pot: Pot, utility: Utility): Choice {
  const scores = scoresOf(election);
  const { limits, limitsOf } = limitsIn(election, projects, pot);
  const kinds = new Map<string, { projects: Place[]; cost: number; worth: bigint; limits: readonly number[] }>();
  for (const project of projects) {
    const worth = BigInt(at(scores, project)) * BigInt(worthOf(election, utility, project));
    if (worth === 0n) continue;
    const key = [costOf(election, project), worth, ...limitsOf(project)].join();
    const kind = kinds.get(key);
    if (kind === undefined) {
      kinds.set(key, { projects: [project], cost: costOf(election, project), worth, limits: limitsOf(project) });
    } else kind.projects.push(project);
  }
  const byLimits = (one: ProjectKind, other: ProjectKind): number => compareLists(one.limits, other.limits);
  const ordered = [...kinds.values()].toSorted((one, other) => byLimits(one, other) || compareRates(one, other));
  return { kinds: ordered, limits, budget: pot.left() };
}

/** The sub-budgets that do not have money for all their projects, and the lists of incompatible ones. */
function limitsIn(
  election: Election,
  projects: readonly Place[],
  pot: Pot,
): { limits: readonly Limit[]; limitsOf: (project: Place) => readonly number[] } {
  const { conditions } = election;
  const within = (list: readonly Place[]): readonly Place[] => projects.filter((project) => list.includes(project));
  const subBudgets = conditions.subBudgets
    .map((one, place) => ({
      list: within(one.projects),
      most: pot.leftIn(place),
      useOf: ({ cost }: ProjectKind) => cost,
    }))
    .filter(({ list, most }) => list.reduce((sum, project) => sum + costOf(election, project), 0) > most);
  const incompatible = conditions.incompatible
    .map((list) => ({ list: within(list), most: 1, useOf: () => 1 }))
    .filter(({ list }) => list.length > 1);
  const limits = [...subBudgets, ...incompatible];
  const members = limits.map(({ list }) => new Set(list));
  const limitsOf = (project: Place): readonly number[] =>
    [...members.keys()].filter((limit) => at(members, limit).has(project));
  return { limits, limitsOf };
}

function compareLists(one: readonly number[], other: readonly number[]): number {
  for (const [place, value] of one.entries()) {
    const difference = value - (other[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Negative when a project of the one kind is worth more for its cost. */
export function compareRates(one: ProjectKind, other: ProjectKind): number {
  const difference = other.worth * BigInt(one.cost) - one.worth * BigInt(other.cost);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
