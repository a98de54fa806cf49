import { describe, expect, test } from 'vitest';
import { countWith, election, tiesBy } from '../../../test/elections.ts';
import { fraction } from '../../fraction.ts';
import { makeElection } from '../election.ts';
import type { Count } from '../rule.ts';
import type { DividingRule } from '../rules.ts';

function rule(utility: 'cost' | 'count'): DividingRule {
  return { kind: 'equalShares', utility, completion: { addOne: null, greedy: null } };
}

describe('prices that whole parts of a unit do not tell apart', () => {
  // So much money that the parts are whole units.
  const budget = 2 ** 51;

  test.each([
    [{ a: 1_000_000, b: 333_333 }, ['3 a', 'b'], [1, 0]],
    [{ b: 333_333, a: 1_000_000 }, ['3 a', 'b'], [0, 1]],
    [{ a: 1_000_000, b: 333_334 }, ['3 a', 'b'], [0, 1]],
  ])('are compared exactly: with %j', (costs, ballots, funded) => {
    const { steps } = countWith(rule('count'), election(costs, budget, ballots)) as Count;
    expect(steps.map(({ equal }) => equal)).toEqual(funded.map((project) => [project]));
  });

  test('are compared by what a point is worth', () => {
    // 10 for 11 points is less than 1 a point, and so is 20 for 21; a euro is worth the most where there are 21.
    const projects = [
      { id: 'a', cost: 10 },
      { id: 'b', cost: 20 },
    ];
    const votes = makeElection({ projects, budget, ballots: [new Map([[0, 11]]), new Map([[1, 21]])] });
    expect(countWith(rule('cost'), votes)).toMatchObject({ funded: [1, 0] });
    expect(countWith(rule('count'), votes)).toMatchObject({ funded: [0, 1] });
  });

  test('can still be more than there is', () => {
    // Each of three has two thirds more than 375,299,968,947,541.
    const cost = 375_299_968_947_542;
    expect(countWith(rule('cost'), election({ a: cost }, 2 ** 50 + 1, ['a', '', '']))).toMatchObject({
      funded: [],
      refused: new Map([[0, { kind: 'supportersHadTooLittle', cost, theirs: fraction(2n ** 50n + 1n, 3n) }]]),
    });
  });
});

describe('projects that differ in nothing but their names', () => {
  test('stand among the others by place', () => {
    // Everybody has 2: a and c have the same two voters, who can pay one of them; b has two others.
    const votes = election({ a: 4, b: 4, c: 4 }, 8, ['2 ac', '2 b']);
    expect(countWith(rule('cost'), votes)).toMatchObject({ kind: 'tie', between: [0, 1, 2] });
  });

  test('are still for sale when one of them is bought', () => {
    // Everybody has 4. After x one voter of a and b has 2 left. They pay 1 1/2 each for the one, which leaves just enough.
    const votes = election({ x: 8, a: 3, b: 3 }, 20, ['xab', 'ab', '3 x']);
    expect(countWith(rule('cost'), votes, tiesBy([0, 2, 1]))).toMatchObject({
      funded: [0, 2, 1],
      steps: [{ taken: 'alone' }, { taken: 'drawn', equal: [1, 2] }, { taken: 'alone' }],
    });
  });
});
