import { describe, expect, test } from 'vitest';
import { type ElectionParts, makeElection, scoresOf, votesOf } from './election.ts';

const PARTS: ElectionParts = {
  projects: [
    { id: 'a', cost: 3 },
    { id: 'b', cost: 0 },
  ],
  budget: 10,
  ballots: [],
};

function ballot(points: Record<number, number>): ReadonlyMap<number, number> {
  return new Map(Object.entries(points).map(([place, given]) => [Number(place), given]));
}

describe('equal ballots are put together', () => {
  test('however their choices are ordered, and apart when their points differ', () => {
    const cast = [
      new Map([
        [1, 1],
        [0, 1],
      ]),
      ballot({ 0: 1, 1: 1 }),
      ballot({ 0: 2, 1: 1 }),
      ballot({ 0: 1 }),
      ballot({}),
    ];
    const { ballots, voters } = makeElection({ ...PARTS, ballots: cast });
    expect(voters).toBe(5);
    expect(ballots).toEqual([
      { voters: 2, choices: [0, 1], points: [1, 1] },
      { voters: 1, choices: [0, 1], points: [2, 1] },
      { voters: 1, choices: [0], points: [1] },
      { voters: 1, choices: [], points: [] },
    ]);
  });

  test.each([
    ['choices', { 0: 1 }, { 1: 16_777_618 }],
    ['points', { 0: 1 }, { 0: 2 ** 32 + 1 }],
    ['numbers of choices', { 0: 16_777_619 }, {}],
  ])('but not when they differ in %s and only the mark by which they are found is equal', (_, one, other) => {
    const cast = [ballot(one), ballot(other), ballot(one), ballot(other)];
    const { ballots } = makeElection({ ...PARTS, ballots: cast });
    const groupOf = (points: Record<number, number>) => {
      return { voters: 2, choices: Object.keys(points).map(Number), points: Object.values(points) };
    };
    expect(ballots).toEqual([groupOf(one), groupOf(other)]);
  });

  test('also the many that have different choices', () => {
    const projects = Array.from({ length: 12 }, (_, at) => ({ id: String(at), cost: 1 }));
    const cast = Array.from(
      { length: 4096 },
      (_, bits) =>
        new Map(projects.flatMap((_one, place): [number, number][] => ((bits >> place) & 1 ? [[place, 1]] : []))),
    );
    const { ballots, voters } = makeElection({ ...PARTS, projects, ballots: [...cast, ...cast] });
    expect(voters).toBe(8192);
    expect(ballots).toHaveLength(4096);
    expect(ballots.every((group) => group.voters === 2)).toBe(true);
  });
});

test('ballots without points share their lists of points', () => {
  const { ballots } = makeElection({ ...PARTS, ballots: [ballot({ 0: 1 }), ballot({ 1: 1 }), ballot({ 0: 2 })] });
  expect(ballots.map(({ points }) => points)).toEqual([[1], [1], [2]]);
  expect(ballots[1]?.points).toBe(ballots[0]?.points);
});

test('votes count ballots and scores count points', () => {
  const election = makeElection({ ...PARTS, ballots: [ballot({ 0: 3 }), ballot({ 0: 3 }), ballot({ 0: 1, 1: 2 })] });
  expect(votesOf(election)).toEqual([3, 1]);
  expect(scoresOf(election)).toEqual([7, 2]);
});

test('without more it has cents and no conditions', () => {
  expect(makeElection(PARTS)).toEqual({
    ...PARTS,
    currencyUnit: 100,
    voters: 0,
    conditions: { subBudgets: [], guarantees: [], incompatible: [], minimumVotes: 0, minimumTurnout: 0 },
  });
});

describe('what cannot be counted exactly is a mistake of the caller', () => {
  test.each<[string, Partial<ElectionParts>]>([
    ['a negative budget', { budget: -1 }],
    ['half a cent', { budget: 0.5 }],
    ['an amount that is not a number', { projects: [{ id: 'a', cost: Number.NaN }] }],
    ['an amount beyond exact numbers', { projects: [{ id: 'a', cost: 2 ** 53 }] }],
    ['a sub-budget of half a cent', { conditions: { subBudgets: [{ name: 'x', projects: [], budget: 0.5 }] } }],
    ['no unit of the currency', { currencyUnit: 0 }],
    [
      'an id twice',
      {
        projects: [
          { id: 'a', cost: 1 },
          { id: 'a', cost: 2 },
        ],
      },
    ],
    ['a choice that is not there', { ballots: [ballot({ 2: 1 })] }],
    ['a choice before the first', { ballots: [new Map([[-1, 1]])] }],
    ['a choice between two', { ballots: [new Map([[0.5, 1]])] }],
    ['no points for a choice', { ballots: [ballot({ 0: 0 })] }],
    ['half a point', { ballots: [ballot({ 0: 0.5 })] }],
    ['points beyond exact numbers', { ballots: [ballot({ 0: 2 ** 52 }), ballot({ 0: 2 ** 52 })] }],
    ['a guarantee for what is not there', { conditions: { guarantees: [{ name: 'x', projects: [2] }] } }],
    ['a sub-budget for what is not there', { conditions: { subBudgets: [{ name: 'x', projects: [2], budget: 1 }] } }],
    ['incompatible with what is not there', { conditions: { incompatible: [[0, 2]] } }],
  ])('%s', (_, wrong) => {
    expect(() => makeElection({ ...PARTS, ...wrong })).toThrow('Broken invariant');
  });
});
