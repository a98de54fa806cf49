import { compareFractions, type Fraction, fraction, ZERO } from '../../fraction.ts';
import type { Election, Place } from '../election.ts';
import {
  canBeFunded,
  costTogether,
  highest,
  naiveCandidates,
  naiveGuaranteed,
  subsets,
  type TotalOrder,
} from './conditions.ts';
import { everyVoter, supportersAmong } from './voters.ts';

/**
 * The naive twin of maximin support. The most that somebody bears when costs are spread as evenly as possible, is what
 * the dearest set of projects costs each voter who supports one of them, so it looks at every set.
 */
export function naiveMaximinSupport(election: Election, order: TotalOrder): readonly Place[] {
  const ballots = everyVoter(election);
  const before = naiveGuaranteed(election, order);
  const taken: Place[] = [];
  const loadOf = (places: readonly Place[]): Fraction | null => {
    const supporters = new Set(places.flatMap((place) => supportersAmong(ballots, place)));
    if (places.length === 0) return ZERO;
    return supporters.size === 0 ? null : fraction(BigInt(costTogether(election, places)), BigInt(supporters.size));
  };
  const loadWith = (project: Place): Fraction | null =>
    subsets([...taken, project])
      .map(loadOf)
      .reduce((most, load) => (compareLoads(load, most) > 0 ? load : most), ZERO);
  for (;;) {
    const funded = [...before, ...taken];
    const able = naiveCandidates(election).filter(
      (project) => !funded.includes(project) && canBeFunded(election, funded, project),
    );
    const next = highest(able, order, (one, other) => compareLoads(loadWith(other), loadWith(one)));
    if (next === undefined) return funded;
    taken.push(next);
  }
}

/** Null is more than any load. */
function compareLoads(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareFractions(one, other);
}
