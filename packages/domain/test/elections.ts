import { invariant } from '../src/invariant.ts';
import { type Conditions, type Election, makeElection, type Place } from '../src/tally/election.ts';
import { type Count, type CountTie, finish, type TieBreaker } from '../src/tally/rule.ts';
import { ruleFor, type DividingRule } from '../src/tally/rules.ts';

/** An election in a few words: costs by one-letter name, and a ballot as `abc`, or `3 abc` for three equal ones. */
export function election(
  costs: Record<string, number>,
  budget: number,
  ballots: readonly string[],
  conditions: Partial<Conditions> = {},
): Election {
  const ids = Object.keys(costs);
  const cast = ballots.flatMap((ballot) => {
    const [names = '', count = '1'] = ballot.split(' ').toReversed();
    return Array.from({ length: Number(count) }, () => new Map(Array.from(names, (name) => [ids.indexOf(name), 1])));
  });
  return makeElection({
    projects: Object.entries(costs).map(([id, cost]) => ({ id, cost })),
    budget,
    currencyUnit: 1,
    ballots: cast,
    conditions,
  });
}

/** Settles every tie by one order of all projects. */
export function tiesBy(order: readonly Place[]): TieBreaker {
  return (between) => ({ order: order.filter((place) => between.includes(place)), by: 'drawn', settles: 'all' });
}

/** Settles no tie. */
export const UNSETTLED: TieBreaker = () => undefined;

/** The count, or the first tie that the order does not settle. */
export function countWith(choice: DividingRule, votes: Election, ties: TieBreaker = UNSETTLED): Count | CountTie {
  return finish(ruleFor(choice)(votes, ties));
}

/** The finished count under a total order of the projects. @throws when there is a tie after all */
export function settledCount(choice: DividingRule, votes: Election, order: readonly Place[]): Count {
  const outcome = countWith(choice, votes, tiesBy(order));
  invariant(outcome.kind === 'count', 'a total order settles every tie');
  return outcome;
}
