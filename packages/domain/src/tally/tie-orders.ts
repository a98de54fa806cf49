import { type Election, type Place, scoresOf } from './election.ts';
import type { TieBreaker } from './rule.ts';

/** Settles no tie: the count stops at the first one that matters. */
export const NO_LOTS: TieBreaker = () => undefined;

/** Settles every tie by one order of all projects, as drawn lots; projects that are not in it come last, by place. */
export function settleBy(order: readonly Place[]): TieBreaker {
  const rank = new Map(order.map((place, at) => [place, at]));
  const rankOf = (place: Place): number => rank.get(place) ?? order.length + place;
  return (between) => ({
    order: between.toSorted((one, other) => rankOf(one) - rankOf(other)),
    by: 'drawn',
    settles: 'all',
  });
}

/** All projects by their ids as text (`10` before `7`). Other programs break ties so; a round never does. */
export function orderByIds({ projects }: Election): readonly Place[] {
  return [...projects.keys()].toSorted((one, other) => compareIds(projects[one]?.id, projects[other]?.id));
}

/** All projects by cost, lowest first, then by votes or points, most first, then by id as text: as equalshares.net advises. */
export function orderByCost(election: Election): readonly Place[] {
  const { projects } = election;
  const scores = scoresOf(election);
  return orderByIds(election).toSorted(
    (one, other) =>
      (projects[one]?.cost ?? 0) - (projects[other]?.cost ?? 0) || (scores[other] ?? 0) - (scores[one] ?? 0),
  );
}

function compareIds(one = '', other = ''): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
