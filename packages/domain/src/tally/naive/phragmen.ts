import { addFractions, compareFractions, divideFractions, type Fraction, fraction, ZERO } from '../../fraction.ts';
import type { Election, Place } from '../election.ts';
import { costTogether, highest, isForbidden, naiveCandidates, naiveGuaranteed, type TotalOrder } from './conditions.ts';
import { everyVoter, supportersAmong } from './voters.ts';

/** The naive twin of sequential Phragmén. */
export function naivePhragmen(election: Election, order: TotalOrder): readonly Place[] {
  const ballots = everyVoter(election);
  const loads: Fraction[] = ballots.map(() => ZERO);
  const funded = [...naiveGuaranteed(election, order)];
  const left = (): number => election.budget - costTogether(election, funded);
  const costOf = (project: Place): number => costTogether(election, [project]);
  const all = left();
  const loadWith = (project: Place): Fraction | null => {
    const supporters = supportersAmong(ballots, project);
    if (supporters.length === 0) return null;
    const borne = supporters.map((voter) => loads[voter] ?? ZERO).reduce(addFractions, ZERO);
    return divideFractions(addFractions(borne, fraction(BigInt(costOf(project)))), fraction(BigInt(supporters.length)));
  };
  for (;;) {
    const waiting = naiveCandidates(election).filter(
      (project) => !funded.includes(project) && costOf(project) <= all && !isForbidden(election, funded, project),
    );
    const lighter = (one: Place, other: Place): number => compareLoads(loadWith(other), loadWith(one));
    const next = highest(waiting, order, lighter);
    if (next === undefined) return funded;
    if (waiting.some((project) => lighter(project, next) === 0 && costOf(project) > left())) return funded;
    const load = loadWith(next);
    funded.push(next);
    for (const voter of supportersAmong(ballots, next)) loads[voter] = load ?? ZERO;
  }
}

/** Null is more than any load. */
function compareLoads(one: Fraction | null, other: Fraction | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  return compareFractions(one, other);
}
