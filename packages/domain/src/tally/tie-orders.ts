import { at } from './at.ts';
import { costOf, type Election, type Place, scoresOf } from './election.ts';
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
  return [...projects.keys()].toSorted((one, other) => (at(projects, one).id < at(projects, other).id ? -1 : 1));
}

/** All projects by cost, lowest first, then by votes or points, most first, then by id as text: as equalshares.net advises. */
export function orderByCost(election: Election): readonly Place[] {
  const scores = scoresOf(election);
  return orderByIds(election).toSorted(
    (one, other) => costOf(election, one) - costOf(election, other) || at(scores, other) - at(scores, one),
  );
}
