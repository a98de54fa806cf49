import { invariant } from '../src/invariant.ts';
import type { Election, Place } from '../src/tally/election.ts';
import { maxWelfare } from '../src/tally/max-welfare.ts';
import type { NaiveRule } from '../src/tally/naive/conditions.ts';
import { naiveMaxWelfare } from '../src/tally/naive/max-welfare.ts';
import { naiveRuleFor } from '../src/tally/naive/naive-rules.ts';
import { type Count, type CountTie, finish, type TieBreaker } from '../src/tally/rule.ts';
import { ruleFor } from '../src/tally/rules.ts';
import { tiesBy, UNSETTLED } from './elections.ts';
import { permutations } from './permutations.ts';
import { type BallotKind, type Random, randomElection, shuffle } from './random-elections.ts';
import { RULE_CHOICES } from './rule-choices.ts';

/** A rule and its naive twin. */
export interface ComparedRule {
  readonly count: (election: Election, ties: TieBreaker) => Count | CountTie;
  readonly naive: NaiveRule;
  /** Whether the rule takes the projects one after the other, and not all at once. */
  readonly isInOrder: boolean;
}

/** Every rule with every option, and the best combinations, by the name they have on a command line. */
export const COMPARED_RULES: ReadonlyMap<string, ComparedRule> = new Map([
  ...[...RULE_CHOICES].map(([name, choice]): [string, ComparedRule] => [
    name,
    {
      count: (election, ties) => finish(ruleFor(choice)(election, ties)),
      naive: naiveRuleFor(choice),
      isInOrder: true,
    },
  ]),
  ...(['cost', 'count'] as const).map((utility): [string, ComparedRule] => [
    `max-welfare-${utility}`,
    {
      count: (election, ties) => {
        const outcome = finish(maxWelfare(election, utility, ties));
        invariant(outcome.kind !== 'tooMuchWork', 'a small election is little work');
        return outcome;
      },
      naive: naiveMaxWelfare(utility),
      isInOrder: false,
    },
  ]),
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
export function compareWithNaive(
  { count, naive, isInOrder }: ComparedRule,
  election: Election,
  random: Random,
): Difference | undefined {
  const order = shuffle(random, [...election.projects.keys()]);
  const outcome = count(election, tiesBy(order));
  const expected = naive(election, (one, other) => order.indexOf(one) - order.indexOf(other));
  if (outcome.kind === 'tie') return { about: 'tie', engine: outcome, naive: expected };
  const { funded } = outcome;
  if (sorted(funded) !== sorted(expected)) return { about: 'funded', engine: funded, naive: expected };
  if (isInOrder && funded.join() !== expected.join()) return { about: 'order', engine: funded, naive: expected };
  if (election.projects.length > 5) return undefined;
  const outcomes = outcomesOverOrders(naive, election);
  const { kind } = count(election, UNSETTLED);
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
