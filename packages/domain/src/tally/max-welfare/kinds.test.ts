import { expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import type { Conditions } from '../election.ts';
import { openPot } from '../pot.ts';
import { choiceAmong, compareRates, type ProjectKind } from './kinds.ts';

function choice(utility: 'cost' | 'count', conditions: Partial<Conditions> = {}, taken: readonly number[] = []) {
  const votes = election({ a: 4, b: 4, c: 2, d: 3, e: 1 }, 10, ['2 ab', '2 c', 'e'], conditions);
  const pot = openPot(votes);
  for (const project of taken) pot.take(project);
  const open = [...votes.projects.keys()].filter((project) => !taken.includes(project));
  return choiceAmong(votes, open, pot, utility);
}

test('equal projects are one kind, the best for the money come first, and what nobody chose is left out', () => {
  expect(choice('count')).toEqual({
    kinds: [
      { projects: [2], cost: 2, worth: 2n, limits: [] },
      { projects: [4], cost: 1, worth: 1n, limits: [] },
      { projects: [0, 1], cost: 4, worth: 2n, limits: [] },
    ],
    limits: [],
    budget: 10,
  });
});

test('with utility cost a vote is worth what the project costs', () => {
  expect(choice('cost').kinds.map(({ projects, worth }) => [projects, worth])).toEqual([
    [[0, 1], 8n],
    [[2], 4n],
    [[4], 1n],
  ]);
});

test('conditions that can keep something out are limits, and kinds with the same limits stand together', () => {
  const { kinds, limits, budget } = choice('count', {
    subBudgets: [
      { name: 'just enough', projects: [2, 3], budget: 5 },
      { name: 'too little', projects: [0, 1], budget: 7 },
    ],
    incompatible: [[3], [0, 2]],
  });
  expect(kinds.map(({ projects, limits: own }) => [projects, own])).toEqual([
    [[4], []],
    [[1], [0]],
    [[0], [0, 1]],
    [[2], [1]],
  ]);
  expect(limits.map(({ useOf, most }) => [most, ...kinds.map(useOf)])).toEqual([
    [7, 1, 4, 4, 2],
    [1, 1, 1, 1, 1],
  ]);
  expect(budget).toBe(10);
});

test('what was taken before is no longer there for others', () => {
  const subBudgets = [{ name: 'x', projects: [0, 1, 4], budget: 8 }];
  const { limits, budget } = choice('count', { subBudgets }, [0]);
  expect([budget, limits.map(({ most }) => most)]).toEqual([6, [4]]);
});

test.each([
  [2, 4n, 1, 1n, -1],
  [1, 1n, 2, 4n, 1],
  [1, 2n, 2, 4n, 0],
  [0, 1n, 1, 9n, -1],
])('cost %i and worth %s beside cost %i and worth %s', (cost, worth, otherCost, otherWorth, order) => {
  const kind = { projects: [0], limits: [] } satisfies Partial<ProjectKind>;
  expect(compareRates({ ...kind, cost, worth }, { ...kind, cost: otherCost, worth: otherWorth })).toBe(order);
});
