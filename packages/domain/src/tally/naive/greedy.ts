import { compareFractions, fraction } from '../../fraction.ts';
import { type Election, type Place, scoresOf } from '../election.ts';
import {
  canBeFunded,
  isIncompatible,
  naiveCandidates,
  naiveGuaranteed,
  type NaiveRule,
  type TotalOrder,
} from './conditions.ts';

/** What comes first in a greedy count: the most votes or points, or the most for the money. */
export type GreedyBy = 'votes' | 'votesPerCost';

/** The naive twin of the greedy counts. */
export function naiveGreedy(by: GreedyBy, whenNextDoesNotFit: 'skip' | 'stop'): NaiveRule {
  return (election, order) =>
    continueGreedily({ election, order, by, whenNextDoesNotFit, funded: naiveGuaranteed(election, order) });
}

/** A greedy count of whatever is not funded yet. */
export function continueGreedily(parts: {
  readonly election: Election;
  readonly order: TotalOrder;
  readonly by: GreedyBy;
  readonly whenNextDoesNotFit: 'skip' | 'stop';
  readonly funded: readonly Place[];
}): readonly Place[] {
  const { election, order, whenNextDoesNotFit } = parts;
  const compare = parts.by === 'votes' ? byScore(election) : byScorePerCost(election);
  const funded = [...parts.funded];
  const queue = naiveCandidates(election)
    .filter((place) => !funded.includes(place))
    .toSorted((one, other) => compare(other, one) || order(one, other));
  for (const project of queue) {
    if (canBeFunded(election, funded, project)) funded.push(project);
    else if (whenNextDoesNotFit === 'stop' && !isIncompatible(election, funded, project)) break;
  }
  return funded;
}

function byScore(election: Election) {
  const scores = scoresOf(election);
  return (one: Place, other: Place): number => (scores[one] ?? 0) - (scores[other] ?? 0);
}

function byScorePerCost(election: Election) {
  const scores = scoresOf(election);
  const costOf = (place: Place): number => election.projects[place]?.cost ?? 0;
  const rateOf = (place: Place) => fraction(BigInt(scores[place] ?? 0), BigInt(costOf(place)));
  return (one: Place, other: Place): number => {
    if (costOf(one) === 0 || costOf(other) === 0) return Number(costOf(one) === 0) - Number(costOf(other) === 0);
    return compareFractions(rateOf(one), rateOf(other));
  };
}
