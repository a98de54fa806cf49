import { expect, test } from 'vitest';
import { type Conditions, makeElection } from './election.ts';
import { groupTwins } from './twins.ts';

/** Two projects of 5 on every ballot, unless something is said of the second. */
function pair({ cost = 5, points = 2, conditions = {} }: Partial<Other> = {}) {
  return makeElection({
    projects: [
      { id: 'a', cost: 5 },
      { id: 'b', cost },
    ],
    budget: 10,
    ballots: [
      new Map(
        points === 0
          ? [[0, 2]]
          : [
              [0, 2],
              [1, points],
            ],
      ),
      new Map([
        [0, 1],
        [1, 1],
      ]),
    ],
    conditions,
  });
}

interface Other {
  readonly cost: number;
  readonly points: number;
  readonly conditions: Partial<Conditions>;
}

test.each<[string, Partial<Other>]>([
  ['nothing', {}],
  [
    'nothing, and both stand in the same conditions',
    {
      conditions: {
        subBudgets: [{ name: 'north', projects: [0, 1], budget: 5 }],
        guarantees: [{ name: 'sport', projects: [1, 0] }],
        incompatible: [[0, 1, 1]],
      },
    },
  ],
])('projects that differ in %s are twins', (_, other) => {
  expect(groupTwins(pair(other), [0, 1])).toEqual([[0, 1]]);
});

test.each<[string, Partial<Other>]>([
  ['cost', { cost: 6 }],
  ['points', { points: 1 }],
  ['supporters', { points: 0 }],
  ['a sub-budget', { conditions: { subBudgets: [{ name: 'north', projects: [1], budget: 5 }] } }],
  ['a guarantee', { conditions: { guarantees: [{ name: 'sport', projects: [1] }] } }],
  ['what it excludes', { conditions: { incompatible: [[1]] } }],
  [
    'which of two conditions it is in',
    {
      conditions: {
        subBudgets: [
          { name: 'north', projects: [0], budget: 5 },
          { name: 'south', projects: [1], budget: 5 },
        ],
      },
    },
  ],
])('projects that differ in %s are no twins', (_, other) => {
  expect(groupTwins(pair(other), [0, 1])).toEqual([[0], [1]]);
});

test('only the projects asked for are grouped', () => {
  expect(groupTwins(pair(), [1])).toEqual([[1]]);
  expect(groupTwins(pair(), [])).toEqual([]);
});
