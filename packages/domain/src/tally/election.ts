import { invariant } from '../invariant.ts';
import { at } from './at.ts';
import { mergeBallots } from './merge-ballots.ts';

/**
 * A project by its place in the list of the election: 0 is the first. The rules of counting work with places; names
 * come back at the end.
 */
export type Place = number;

/** What a rule of counting knows of a project. */
export interface ElectionProject {
  readonly id: string;
  /** What it asks from this budget, in the smallest unit of money (cents in a round); what others pay is no part. */
  readonly cost: number;
}

/** Equal ballots as one: how many voters filled it in, and what it says. */
export interface BallotGroup {
  readonly voters: number;
  /** The projects that get points, ascending. None on a blank ballot. */
  readonly choices: readonly Place[];
  /** The points of each choice, 1 or more; 1 for each on a ballot without points. */
  readonly points: readonly number[];
}

/** At most `budget` is spent on these projects together, such as those of one buurt or category. */
export interface SubBudget {
  readonly name: string;
  readonly projects: readonly Place[];
  readonly budget: number;
}

/** At least one of these projects is funded, if any of them has enough votes and can be paid. */
export interface Guarantee {
  readonly name: string;
  readonly projects: readonly Place[];
}

/** Conditions that hold under every rule of counting. Rule: docs/rules/voorwaarden.md. */
export interface Conditions {
  readonly subBudgets: readonly SubBudget[];
  readonly guarantees: readonly Guarantee[];
  /** At most one project of each list is funded. */
  readonly incompatible: readonly (readonly Place[])[];
  /** Voters that a project needs at least; 0 asks none. */
  readonly minimumVotes: number;
  /** Voters that the count needs at least: with fewer nothing is funded. 0 asks none. */
  readonly minimumTurnout: number;
}

/** No conditions at all. */
export const NO_CONDITIONS: Conditions = {
  subBudgets: [],
  guarantees: [],
  incompatible: [],
  minimumVotes: 0,
  minimumTurnout: 0,
};

/** Everything that a rule of counting depends on, from a round or from a file. Made by `makeElection`. */
export interface Election {
  readonly projects: readonly ElectionProject[];
  /** In the smallest unit of money, like the costs. */
  readonly budget: number;
  /** Smallest units in one unit of the currency: 100 for cents. Equal Shares raises its endowments by this much. */
  readonly currencyUnit: number;
  readonly ballots: readonly BallotGroup[];
  /** Ballots in all, blank ones included. */
  readonly voters: number;
  readonly conditions: Conditions;
}

/** One ballot before equal ones are put together: points by project, each 1 or more. */
export type Points = ReadonlyMap<Place, number>;

/** What `makeElection` needs; ballots may come in any order. */
export interface ElectionParts {
  readonly projects: readonly ElectionProject[];
  readonly budget: number;
  readonly currencyUnit?: number;
  readonly ballots: Iterable<Points>;
  readonly conditions?: Partial<Conditions>;
}

/**
 * Puts equal ballots together and checks the bounds that all rules rely on. No projects, no ballots, a budget or a cost
 * of 0 are all fine. The order of the ballots changes no outcome.
 * @throws when an amount, a point or a sum of them is not a safe integer of 0 or more, when an id occurs twice, or when
 * a ballot or condition names a place outside the list: files and rounds are checked before they come here
 */
export function makeElection(parts: ElectionParts): Election {
  const { projects, budget, currencyUnit = 100 } = parts;
  const conditions = { ...NO_CONDITIONS, ...parts.conditions };
  invariant(new Set(projects.map(({ id }) => id)).size === projects.length, 'each project is in an election once');
  for (const amount of [budget, ...projects.map(({ cost }) => cost), ...conditions.subBudgets.map((one) => one.budget)])
    invariant(isWhole(amount), `${amount} is not a whole amount`);
  invariant(isWhole(currencyUnit) && currencyUnit > 0, 'a currency has a unit');
  checkPlaces(conditions, projects.length);
  const { ballots, voters } = mergeBallots(parts.ballots, projects.length);
  return { projects, budget, currencyUnit, ballots, voters, conditions };
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

function checkPlaces({ subBudgets, guarantees, incompatible }: Conditions, count: number): void {
  const places = [...subBudgets, ...guarantees].flatMap(({ projects }) => projects).concat(incompatible.flat());
  for (const place of places) invariant(isWhole(place) && place < count, `there is no project at place ${place}`);
}

/** The points of each project together, by place; 0 without. The number of votes where every choice is one point. */
export function scoresOf({ projects, ballots }: Election): readonly number[] {
  const scores = projects.map(() => 0);
  for (const { voters, choices, points } of ballots) {
    for (let at = 0; at < choices.length; at += 1) {
      const place = choices[at] as Place;
      scores[place] = (scores[place] as number) + voters * (points[at] as number);
    }
  }
  return scores;
}

/** What a project asks. */
export function costOf({ projects }: Election, project: Place): number {
  return at(projects, project).cost;
}

/** On how many ballots each project stands, by place. */
export function votesOf({ projects, ballots }: Election): readonly number[] {
  const votes = projects.map(() => 0);
  for (const { voters, choices } of ballots) {
    for (const place of choices) votes[place] = (votes[place] as number) + voters;
  }
  return votes;
}
