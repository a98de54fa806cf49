import { describe, expect, test } from 'vitest';
import { type Election, makeElection } from '../src/tally/election.ts';
import { COMPLETIONS, RULES } from '../src/tally/rule-names.ts';
import { type CountOutcome, finish } from '../src/tally/rule.ts';
import { type RuleChoice, ruleFor } from '../src/tally/rules.ts';
import { election, tiesBy, UNSETTLED } from './elections.ts';

/** Every rule, and Equal Shares with the completion that starts over the most. */
const CHOICES: readonly (readonly [string, RuleChoice])[] = [
  ...Object.entries(RULES),
  ['equal-shares-cost add1-int', { ...RULES['equal-shares-cost'], completion: completion('add1-int+greedy-votes') }],
  ['equal-shares-count add1-exact', { ...RULES['equal-shares-count'], completion: completion('add1-exact') }],
];

function completion(name: string) {
  const found = COMPLETIONS.get(name);
  if (found === undefined) throw new Error(name);
  return found;
}

function count(choice: RuleChoice, votes: Election, order?: readonly number[]): CountOutcome {
  return finish(ruleFor(choice)(votes, order === undefined ? UNSETTLED : tiesBy(order)));
}

function fundedBy(choice: RuleChoice, votes: Election): readonly number[] | string {
  const outcome = count(choice, votes);
  return outcome.kind === 'count' ? outcome.funded.toSorted((one, other) => one - other) : outcome.kind;
}

describe.each(CHOICES)('%s', (name, choice) => {
  const isBest = name.startsWith('max-welfare');

  test('nothing to count: no projects, no ballots, or neither', () => {
    expect(fundedBy(choice, election({}, 100, []))).toEqual([]);
    expect(fundedBy(choice, election({}, 100, ['', '']))).toEqual([]);
    expect(fundedBy(choice, election({ a: 101 }, 100, []))).toEqual([]);
  });

  test('only blank ballots fund nothing that asks a vote', () => {
    expect(fundedBy(choice, election({ a: 1, b: 1 }, 100, ['', ''], { minimumVotes: 1 }))).toEqual([]);
  });

  test('no money funds nothing that asks money', () => {
    expect(fundedBy(choice, election({ a: 1, b: 2 }, 0, ['ab', 'a']))).toEqual([]);
  });

  test('nothing can be paid', () => {
    expect(fundedBy(choice, election({ a: 101, b: 200 }, 100, ['ab', 'a']))).toEqual([]);
  });

  test('one voter gets what they chose, when all of it fits', () => {
    expect(fundedBy(choice, election({ a: 40, b: 60 }, 100, ['ab']))).toEqual([0, 1]);
  });

  test('a project that asks exactly all the money', () => {
    expect(fundedBy(choice, election({ a: 100 }, 100, ['3 a']))).toEqual([0]);
  });

  test('amounts of a million million units', () => {
    const much = 10 ** 12;
    expect(
      fundedBy(choice, makeElection({ ...BARE, currencyUnit: much, ...twoPlans(much), budget: 2 * much })),
    ).toEqual([0, 1]);
  });

  test('many plans that are all equal: a tie, and with an order as many as fit', { timeout: 60_000 }, () => {
    const plans = Array.from({ length: 400 }, (_, place) => place);
    const votes = makeElection({
      projects: plans.map((place) => ({ id: String(place), cost: 3 })),
      budget: 100,
      currencyUnit: 1,
      ballots: Array.from({ length: 4 }, () => new Map(plans.map((place) => [place, 1]))),
    });
    expect(count(choice, votes)).toMatchObject({ kind: 'tie', between: plans });
    const settled = count(choice, votes, plans);
    expect(settled).toMatchObject({ kind: 'count', spent: 99 });
    expect(settled.kind === 'count' && settled.funded).toEqual(plans.slice(0, 33));
  });

  test('ten thousand plans end', { timeout: 60_000 }, () => {
    const plans = Array.from({ length: 10_000 }, (_, place) => ({ id: String(place), cost: 1 + (place % 7) }));
    const ballots = plans.map((_, place) => new Map([[place, 1]]));
    const outcome = count(
      choice,
      makeElection({ projects: plans, budget: 50, ballots }),
      plans.map((_, place) => place),
    );
    expect(isBest ? ['count', 'tooMuchWork'] : ['count']).toContain(outcome.kind);
  });
});

const BARE = { ballots: [new Map([[0, 1]]), new Map([[1, 1]])] };

function twoPlans(cost: number) {
  return {
    projects: [
      { id: 'a', cost },
      { id: 'b', cost },
    ],
  };
}
