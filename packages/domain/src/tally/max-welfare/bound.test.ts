import { expect, test } from 'vitest';
import { boundOf, boundsAfter } from './bound.ts';
import type { ProjectKind } from './kinds.ts';

function kind(projects: number, cost: number, worth: bigint): ProjectKind {
  return { projects: Array.from({ length: projects }, (_, place) => place), cost, worth, limits: [] };
}

/** Worth 3, 1 and a fifth for each unit of money. */
const KINDS = [kind(2, 2, 6n), kind(1, 4, 4n), kind(3, 5, 1n)] as const;

test.each([
  ['no money', 0, 0, 0n],
  ['one of the best', 0, 2, 6n],
  ['one and a half of the best', 0, 3, 9n],
  ['all of the best', 0, 4, 12n],
  ['a quarter of the next', 0, 5, 13n],
  ['all of the next', 0, 8, 16n],
  ['two fifths of the last is rounded down', 0, 10, 16n],
  ['one of the last', 0, 13, 17n],
  ['everything', 0, 23, 19n],
  ['more money than it all costs', 0, 100, 19n],
  ['from the second kind: half of it', 1, 2, 2n],
  ['from the second kind: it, and a part of the last', 1, 9, 5n],
  ['from the second kind: everything', 1, 50, 7n],
  ['after the last kind', 3, 50, 0n],
])('%s: from kind %i with %i it is at most %s', (_, from, money, most) => {
  expect(boundOf(KINDS)(from, money)).toBe(most);
});

test('projects that cost nothing are always whole', () => {
  const kinds = [kind(2, 0, 3n), kind(1, 4, 4n)];
  expect(boundOf(kinds)(0, 0)).toBe(6n);
  expect(boundOf(kinds)(0, 2)).toBe(8n);
});

test('the kinds after a place are bounded in their best order, in whatever order they stand', () => {
  const [best, next, last] = KINDS;
  for (const kinds of [
    [best, next, last],
    [best, last, next],
  ]) {
    const after = boundsAfter(kinds);
    expect([after(0)(4), after(0)(9), after(2)(100)]).toEqual([4n, 5n, 0n]);
  }
  const [first, second] = [boundsAfter([best, last, next]), boundsAfter([last, next, best])];
  expect([first(1)(4), second(0)(4), second(1)(3)]).toEqual([4n, 12n, 9n]);
});
