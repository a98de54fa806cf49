import { describe, expect, test } from 'vitest';
import { election, tiesBy, UNSETTLED } from '../../test/elections.ts';
import type { Election } from './election.ts';
import { maxWelfare } from './max-welfare.ts';
import { type CountOutcome, finish, type TieBreaker } from './rule.ts';

function best(votes: Election, utility: 'cost' | 'count', ...order: number[]): CountOutcome {
  return finish(maxWelfare(votes, utility, order.length === 0 ? UNSETTLED : tiesBy(order)));
}

test('two cheaper projects can be worth more together than the one with the most votes', () => {
  const votes = election({ a: 9, b: 5, c: 5 }, 10, ['4 a', '3 b', '3 c']);
  expect(best(votes, 'count')).toMatchObject({
    funded: [1, 2],
    spent: 10,
    refused: new Map([[0, { kind: 'notInBest' }]]),
    steps: [{ taken: 'together', equal: [1, 2], leftBefore: 10, leftAfter: 0 }],
  });
  expect(best(votes, 'cost')).toMatchObject({ funded: [0], steps: [{ turn: { kind: 'best' }, taken: 'alone' }] });
});

describe('several best combinations', () => {
  const votes = election({ a: 6, b: 3, c: 3, d: 4 }, 10, ['a', 'b', 'c', '2 d']);

  test('are a tie between the projects in which they differ', () => {
    // In votes b, c and d make 4, and a and d only 3.
    expect(best(votes, 'count')).toMatchObject({ kind: 'count', funded: [1, 2, 3] });
    // In money d is worth 8; a is worth 6, as much as b and c together.
    expect(best(votes, 'cost')).toMatchObject({ kind: 'tie', between: [0, 1, 2], turn: { kind: 'best' }, left: 10 });
  });

  test('the first project of the order that some best combination has, decides', () => {
    expect(best(votes, 'cost', 0, 1, 2, 3)).toMatchObject({ funded: [3, 0], steps: [{ taken: 'drawn' }] });
    expect(best(votes, 'cost', 2, 0, 1, 3)).toMatchObject({
      funded: [3, 2, 1],
      steps: [{ taken: 'drawn', equal: [0, 1, 2], leftBefore: 10, leftAfter: 0 }],
    });
  });
});

test('lots are asked for only when several combinations are the best, and then they matter', () => {
  const asked: unknown[] = [];
  const ties: TieBreaker = (between, canMatter) => {
    asked.push([between, canMatter]);
    return undefined;
  };
  finish(maxWelfare(election({ a: 6, b: 3 }, 6, ['2 a', 'b']), 'count', ties));
  expect(asked).toEqual([]);
  finish(maxWelfare(election({ a: 6, b: 6 }, 6, ['2 a', '2 b']), 'count', ties));
  expect(asked).toEqual([[[0, 1], true]]);
});

test('conditions hold in every combination', () => {
  const votes = election({ a: 4, b: 4, c: 4, d: 4 }, 12, ['9 a', '8 b', '7 c', 'd'], {
    subBudgets: [{ name: 'Noord', projects: [0, 1], budget: 7 }],
    incompatible: [[0, 2]],
  });
  expect(best(votes, 'count')).toMatchObject({ funded: [1, 2, 3] });
});

describe('equal projects of a guarantee', () => {
  const guarantees = [{ name: 'x', projects: [0, 1] }];

  test('need no lots when the best combination is the same with either', () => {
    const votes = election({ a: 4, b: 4, c: 5 }, 8, ['2 a', '2 b', 'c'], { guarantees });
    expect(best(votes, 'count')).toMatchObject({ kind: 'count', spent: 8 });
  });

  test('are a tie when it is not', () => {
    const votes = election({ a: 4, b: 4, c: 5 }, 7, ['2 a', '2 b', 'c'], { guarantees });
    const turn = { kind: 'guarantee', name: 'x', score: 2 };
    expect(best(votes, 'count')).toEqual({ kind: 'tie', between: [0, 1], turn, left: 7 });
    expect(best(votes, 'count', 1, 0, 2)).toMatchObject({ funded: [1] });
  });

  test('are too much work when the search after one of them is', () => {
    const votes = election({ a: 4, b: 4, c: 1, d: 2 }, 7, ['2 a', '2 b', 'c', 'd'], { guarantees });
    const search = (most: number): CountOutcome => finish(maxWelfare(votes, 'count', UNSETTLED, most));
    expect(search(2)).toMatchObject({ kind: 'tooMuchWork', combinations: 3 });
    expect(search(100)).toMatchObject({ kind: 'tie', between: [0, 1] });
  });
});

test('what adds nothing is left out', () => {
  const votes = election({ a: 1, b: 0 }, 5, ['b']);
  expect(best(votes, 'cost')).toMatchObject({
    funded: [],
    refused: new Map<number, unknown>([
      [0, { kind: 'noVotes' }],
      [1, { kind: 'notInBest' }],
    ]),
  });
  expect(best(votes, 'count')).toMatchObject({ funded: [1] });
});

test('totals may be larger than numbers can tell apart', () => {
  const large = 2 ** 50;
  const votes = election({ a: large + 1, b: large, c: 1 }, large + 1, ['8 a', '8 b', '7 c']);
  expect(best(votes, 'cost')).toMatchObject({ funded: [0] });
  const even = election({ a: large + 1, b: large, c: 1 }, large + 1, ['8 a', '8 b', '9 c']);
  expect(best(even, 'cost')).toMatchObject({ funded: [1, 2] });
});

test('without projects or ballots nothing is funded', () => {
  expect(best(election({}, 10, []), 'count')).toMatchObject({ kind: 'count', funded: [], steps: [] });
});
