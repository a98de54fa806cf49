import { describe, expect, test } from 'vitest';
import { moved, settleByTrial, shuffled } from './lots.ts';

describe('lots on trial', () => {
  const ties = settleByTrial([
    [3, 1],
    [4, 2, 0],
  ]);

  test.each([
    [
      [1, 3],
      [3, 1],
    ],
    [
      [0, 2, 4],
      [4, 2, 0],
    ],
    [
      [0, 4],
      [4, 0],
    ],
  ])('settle the tie between %j', (between, order) => {
    expect(ties(between, true)).toEqual({ order, by: 'drawn', settles: 'all' });
  });

  test.each([
    ['other projects', [1, 2], true],
    ['projects of two draws', [1, 2, 3], true],
    ['projects whose order changes nothing', [1, 3], false],
  ])('leave a tie between %s', (_name, between, canMatter) => {
    expect(ties(between, canMatter)).toBeUndefined();
  });
});

test('every order can come out, each once', () => {
  const orders = new Set<string>();
  for (const first of [0, 1, 2])
    for (const second of [0, 1]) {
      const draws = [first, second];
      orders.add(shuffled(['a', 'b', 'c'], () => draws.shift() ?? 0).join(''));
    }
  expect([...orders].toSorted()).toEqual(['abc', 'acb', 'bac', 'bca', 'cab', 'cba']);
});

test.each([
  [0, 1, 'bac'],
  [2, -1, 'acb'],
  [0, -1, 'abc'],
  [2, 1, 'abc'],
  [5, 1, 'abc'],
] as const)('moving %d by %d gives %s', (at, by, order) => {
  expect(moved(['a', 'b', 'c'], at, by).join('')).toBe(order);
});
