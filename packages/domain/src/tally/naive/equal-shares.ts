import {
  addFractions,
  compareFractions,
  divideFractions,
  type Fraction,
  fraction,
  multiplyFractions,
  smallerFraction,
  subtractFractions,
  ZERO,
} from '../../fraction.ts';
import { type Election, type Place, votesOf } from '../election.ts';
import {
  canBeFunded,
  costTogether,
  highest,
  isForbidden,
  naiveCandidates,
  naiveGuaranteed,
  type NaiveRule,
  type TotalOrder,
} from './conditions.ts';
import { continueGreedily, type GreedyBy } from './greedy.ts';
import { everyVoter, supportersAmong } from './voters.ts';

/** What a naive count with equal shares is to do. */
export interface NaiveEqualShares {
  readonly utility: 'cost' | 'count';
  readonly addOne: { readonly start: 'exact' | 'whole'; readonly stop: 'exhaustive' | 'overBudget' } | null;
  readonly greedy: GreedyBy | null;
}

/** The naive twin of the Method of Equal Shares and its completions. */
export function naiveEqualShares({ utility, addOne, greedy }: NaiveEqualShares): NaiveRule {
  return (election, order) => {
    const before = naiveGuaranteed(election, order);
    const runWith = (endowment: Fraction): readonly Place[] => runOnce({ election, order, utility, before }, endowment);
    const bought =
      addOne === null ? runWith(startOf(election, before, 'exact')) : raise(election, before, addOne, runWith);
    if (greedy === null) return bought;
    return continueGreedily({ election, order, by: greedy, whenNextDoesNotFit: 'skip', funded: bought });
  };
}

function startOf(election: Election, before: readonly Place[], start: 'exact' | 'whole'): Fraction {
  if (election.voters === 0) return ZERO;
  const left = election.budget - costTogether(election, before);
  if (start === 'exact') return fraction(BigInt(left), BigInt(election.voters));
  const share = Math.floor(left / election.voters);
  return fraction(BigInt(share - (share % election.currencyUnit)));
}

/** The Add1 completion: one unit more for everybody, as long as that is of use and the outcome fits the budget. */
function raise(
  election: Election,
  before: readonly Place[],
  { start, stop }: NonNullable<NaiveEqualShares['addOne']>,
  runWith: (endowment: Fraction) => readonly Place[],
): readonly Place[] {
  const votes = votesOf(election);
  let endowment = startOf(election, before, start);
  let funded = runWith(endowment);
  for (;;) {
    const others = naiveCandidates(election).filter((place) => (votes[place] ?? 0) > 0 && !funded.includes(place));
    const wanted = others.filter((place) =>
      stop === 'exhaustive' ? canBeFunded(election, funded, place) : !isForbidden(election, funded, place),
    );
    if (wanted.length === 0) return funded;
    endowment = addFractions(endowment, fraction(BigInt(election.currencyUnit)));
    const next = runWith(endowment);
    if (costTogether(election, next) > election.budget) return funded;
    funded = next;
  }
}

interface Run {
  readonly election: Election;
  readonly order: TotalOrder;
  readonly utility: 'cost' | 'count';
  /** What the guarantees funded. */
  readonly before: readonly Place[];
}

/** One run, in which the whole budget is no limit: what was funded before and what the voters buy. */
function runOnce({ election, order, utility, before }: Run, endowment: Fraction): readonly Place[] {
  const ballots = everyVoter(election);
  const money = ballots.map(() => endowment);
  const funded = [...before];
  const payersOf = (project: Place): readonly Payer[] =>
    supportersAmong(ballots, project).map((voter) => ({
      voter,
      money: money[voter] ?? ZERO,
      worth: fraction(BigInt(worthOf(election, utility, project)) * BigInt(ballots[voter]?.[project] ?? 0)),
    }));
  const priceOf = (project: Place): Fraction | null =>
    pricePerWorth(payersOf(project), costTogether(election, [project]));
  for (;;) {
    const affordable = naiveCandidates(election).filter(
      (project) => !funded.includes(project) && !isForbidden(election, funded, project) && priceOf(project) !== null,
    );
    const next = highest(affordable, order, (one, other) =>
      compareFractions(priceOf(other) ?? ZERO, priceOf(one) ?? ZERO),
    );
    if (next === undefined) return funded;
    const price = priceOf(next) ?? ZERO;
    for (const { voter, money: has, worth } of payersOf(next)) {
      money[voter] = subtractFractions(has, smallerFraction(has, multiplyFractions(price, worth)));
    }
    funded.push(next);
  }
}

/** A project that costs nothing has a price of 0, whatever a point is worth. */
function worthOf(election: Election, utility: 'cost' | 'count', project: Place): number {
  return utility === 'count' ? 1 : Math.max(1, costTogether(election, [project]));
}

interface Payer {
  readonly voter: number;
  readonly money: Fraction;
  readonly worth: Fraction;
}

/**
 * The price with which they pay the cost together. Those who have the least for their worth give everything; how many
 * do, is tried from none on. Null when they have too little, or when there is nobody.
 */
function pricePerWorth(payers: readonly Payer[], cost: number): Fraction | null {
  const poorestFirst = payers.toSorted((one, other) =>
    compareFractions(divideFractions(one.money, one.worth), divideFractions(other.money, other.worth)),
  );
  for (const [emptied, payer] of poorestFirst.entries()) {
    const given = poorestFirst.slice(0, emptied).reduce((sum, one) => addFractions(sum, one.money), ZERO);
    const worth = poorestFirst.slice(emptied).reduce((sum, one) => addFractions(sum, one.worth), ZERO);
    const price = divideFractions(subtractFractions(fraction(BigInt(cost)), given), worth);
    if (compareFractions(multiplyFractions(price, payer.worth), payer.money) <= 0) return price;
  }
  return null;
}
