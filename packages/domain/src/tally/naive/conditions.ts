import { type Election, type Place, scoresOf, votesOf } from '../election.ts';

/** A total order of all projects: negative when `one` comes first, positive when `other` does, never 0. */
export type TotalOrder = (one: Place, other: Place) => number;

/** A rule of counting as short and slow as it can be: the funded projects in order, every tie settled by one order. */
export type NaiveRule = (election: Election, order: TotalOrder) => readonly Place[];

/** What these projects cost together. */
export function costTogether({ projects }: Election, places: readonly Place[]): number {
  return places.reduce((sum, place) => sum + (projects[place]?.cost ?? 0), 0);
}

/** Whether something incompatible with this project is funded. */
export function isIncompatible({ conditions }: Election, funded: readonly Place[], project: Place): boolean {
  return conditions.incompatible.some(
    (list) => list.includes(project) && funded.some((one) => one !== project && list.includes(one)),
  );
}

/** Whether a sub-budget or something incompatible keeps this project out. */
export function isForbidden(election: Election, funded: readonly Place[], project: Place): boolean {
  const overSubBudget = election.conditions.subBudgets.some(
    ({ projects, budget }) =>
      projects.includes(project) &&
      costTogether(election, [...funded.filter((one) => projects.includes(one)), project]) > budget,
  );
  return overSubBudget || isIncompatible(election, funded, project);
}

/** Whether nothing keeps this project out, and the whole budget pays it with what is funded. */
export function canBeFunded(election: Election, funded: readonly Place[], project: Place): boolean {
  return !isForbidden(election, funded, project) && costTogether(election, [...funded, project]) <= election.budget;
}

/** The projects with enough votes, when there are enough voters. */
export function naiveCandidates(election: Election): readonly Place[] {
  const { minimumVotes, minimumTurnout } = election.conditions;
  if (election.voters < minimumTurnout) return [];
  const votes = votesOf(election);
  return election.projects.map((_, place) => place).filter((place) => (votes[place] ?? 0) >= minimumVotes);
}

/** The first of the order among those with the highest value; undefined of none. */
export function highest(
  places: readonly Place[],
  order: TotalOrder,
  compare: (one: Place, other: Place) => number,
): Place | undefined {
  return places.toSorted((one, other) => compare(other, one) || order(one, other))[0];
}

/** What the guarantees fund, before anything else is counted. */
export function naiveGuaranteed(election: Election, order: TotalOrder): readonly Place[] {
  const scores = scoresOf(election);
  const funded: Place[] = [];
  for (;;) {
    const open = election.conditions.guarantees.filter((one) => !one.projects.some((place) => funded.includes(place)));
    const able = naiveCandidates(election).filter(
      (place) =>
        (scores[place] ?? 0) > 0 &&
        open.some(({ projects }) => projects.includes(place)) &&
        canBeFunded(election, funded, place),
    );
    const first = highest(able, order, (one, other) => (scores[one] ?? 0) - (scores[other] ?? 0));
    if (first === undefined) return funded;
    funded.push(first);
  }
}

/** Every set of these projects, the empty one too. */
export function subsets(places: readonly Place[]): readonly (readonly Place[])[] {
  return places.reduce<readonly (readonly Place[])[]>(
    (sets, place) => sets.flatMap((set) => [set, [...set, place]]),
    [[]],
  );
}
