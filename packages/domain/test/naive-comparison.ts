import type { Election, Place } from '../src/tally/election.ts';
import type { NaiveRule } from '../src/tally/naive/conditions.ts';
import { naiveRuleFor } from '../src/tally/naive/naive-rules.ts';
import type { RuleChoice } from '../src/tally/rules.ts';
import { countWith, settledCount } from './elections.ts';
import { permutations } from './permutations.ts';
import { type BallotKind, type Random, randomElection, shuffle } from './random-elections.ts';

const ADD_ONES = {
  none: null,
  'add1-exact': { start: 'exact', stop: 'exhaustive' },
  'add1-int': { start: 'whole', stop: 'exhaustive' },
  'add1-int-noexh': { start: 'whole', stop: 'overBudget' },
} as const;

const GREEDY_AFTER = { '': null, '+greedy-votes': 'votes', '+greedy-votes-per-cost': 'votesPerCost' } as const;

/** Every rule with every option, by its name on the command line. */
export const COMPARED_RULES: ReadonlyMap<string, RuleChoice> = new Map<string, RuleChoice>([
  ['greedy-votes', { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' }],
  ['greedy-votes-stop', { kind: 'greedyVotes', whenNextDoesNotFit: 'stop' }],
  ['greedy-votes-per-cost', { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'skip' }],
  ['greedy-votes-per-cost-stop', { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'stop' }],
  ['phragmen', { kind: 'phragmen' }],
  ...(['cost', 'count'] as const).flatMap((utility) =>
    Object.entries(ADD_ONES).flatMap(([start, addOne]) =>
      Object.entries(GREEDY_AFTER).map(([end, greedy]): [string, RuleChoice] => [
        `equal-shares-${utility}:${start}${end}`,
        { kind: 'equalShares', utility, completion: { addOne, greedy } },
      ]),
    ),
  ),
]);

/** Where a rule and its naive twin do not agree. */
export interface Difference {
  /** Who is funded, in which order they were taken, or whether a tie is left without a settled order. */
  readonly about: 'funded' | 'order' | 'tie';
  readonly engine: unknown;
  readonly naive: unknown;
}

/** An election to compare on: six of ten with approval, the others with points. */
export function nextElection(random: Random): Election {
  const kind: BallotKind = random() < 0.6 ? 'approval' : 'points';
  return randomElection(random, kind);
}

/**
 * Compares a rule with its naive twin on one election: who is funded under one random order of all projects, in which
 * order, and whether a tie is left exactly when two orders fund others. The last needs all orders, so it is only done
 * with at most 5 projects.
 */
export function compareWithNaive(choice: RuleChoice, election: Election, random: Random): Difference | undefined {
  const naive = naiveRuleFor(choice);
  const order = shuffle(random, [...election.projects.keys()]);
  const { funded } = settledCount(choice, election, order);
  const expected = naive(election, (one, other) => order.indexOf(one) - order.indexOf(other));
  if (sorted(funded) !== sorted(expected)) return { about: 'funded', engine: funded, naive: expected };
  if (funded.join() !== expected.join()) return { about: 'order', engine: funded, naive: expected };
  if (election.projects.length > 5) return undefined;
  const outcomes = outcomesOverOrders(naive, election);
  const { kind } = countWith(choice, election);
  return (kind === 'tie') === outcomes.size > 1 ? undefined : { about: 'tie', engine: kind, naive: [...outcomes] };
}

function sorted(places: readonly Place[]): string {
  return places.toSorted((one, other) => one - other).join();
}

/**
 * The funded sets that all orders of the projects lead to. An order that says the same as an earlier one about every
 * pair that the count looked at leads to the same, so it is not tried.
 */
function outcomesOverOrders(naive: NaiveRule, election: Election): ReadonlySet<string> {
  const outcomes = new Set<string>();
  const tried: (readonly (readonly [first: Place, then: Place])[])[] = [];
  for (const order of permutations([...election.projects.keys()])) {
    const rank = new Map(order.map((place, at) => [place, at]));
    const compare = (one: Place, other: Place): number => (rank.get(one) ?? 0) - (rank.get(other) ?? 0);
    if (tried.some((pairs) => pairs.every(([first, then]) => compare(first, then) < 0))) continue;
    const pairs = new Map<string, readonly [Place, Place]>();
    const funded = naive(election, (one, other) => {
      const [first, then] = compare(one, other) < 0 ? [one, other] : [other, one];
      pairs.set(`${first},${then}`, [first, then]);
      return compare(one, other);
    });
    tried.push([...pairs.values()]);
    outcomes.add(sorted(funded));
  }
  return outcomes;
}
