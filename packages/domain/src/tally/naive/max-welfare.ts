import { type Election, type Place, scoresOf } from '../election.ts';
import {
  canBeFunded,
  costTogether,
  naiveCandidates,
  naiveGuaranteed,
  type NaiveRule,
  subsets,
  type TotalOrder,
} from './conditions.ts';

/** The naive twin of the best combination: looks at every set of projects. */
export function naiveMaxWelfare(utility: 'cost' | 'count'): NaiveRule {
  return (election, order) => {
    const scores = scoresOf(election);
    const worthOf = (place: Place): number =>
      (scores[place] ?? 0) * (utility === 'cost' ? costTogether(election, [place]) : 1);
    const together = (places: readonly Place[]): number => places.reduce((sum, place) => sum + worthOf(place), 0);
    const before = naiveGuaranteed(election, order);
    const open = naiveCandidates(election).filter((place) => !before.includes(place) && worthOf(place) > 0);
    const possible = subsets(open).filter((places) => isPossible(election, before, places));
    const most = Math.max(...possible.map(together));
    const best = possible.filter((places) => together(places) === most);
    return [...before, ...firstOf(best, open, order)];
  };
}

function isPossible(election: Election, before: readonly Place[], places: readonly Place[]): boolean {
  const funded = [...before];
  return places.every((place) => {
    const fits = canBeFunded(election, funded, place);
    funded.push(place);
    return fits;
  });
}

/** The set with the first project of the order if there is one, then with the next, and so on. */
function firstOf(sets: readonly (readonly Place[])[], places: readonly Place[], order: TotalOrder): readonly Place[] {
  let left = sets;
  const differing = places.filter((place) => new Set(sets.map((set) => set.includes(place))).size > 1);
  for (const place of differing.toSorted(order)) {
    const having = left.filter((set) => set.includes(place));
    if (having.length > 0) left = having;
  }
  return left[0] ?? [];
}
