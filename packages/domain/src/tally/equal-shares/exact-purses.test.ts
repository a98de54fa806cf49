import { describe, expect, test } from 'vitest';
import { election } from '../../../test/elections.ts';
import { fraction } from '../../fraction.ts';
import { makeElection } from '../election.ts';
import { type ExactPurses, openExactPurses } from './exact-purses.ts';
import { supportersOf } from './supporters.ts';

/** Everybody has 3. */
const VOTES = election({ a: 6, b: 4, c: 0, d: 0 }, 12, ['2 ab', 'a', 'c']);

function open(votes = VOTES, endowment = 3n): ExactPurses {
  return openExactPurses(votes, supportersOf(votes), fraction(endowment));
}

test('three pay 2 each for a; then the two of b have 2 together, which is too little', () => {
  const purses = open();
  expect(purses.price(0)).toEqual({ perPoint: fraction(2n), payers: 3, emptied: 0, theirs: fraction(9n) });
  purses.pay(0);
  expect([0, 1, 2].map(purses.moneyOf)).toEqual([fraction(1n), fraction(1n), fraction(3n)]);
  expect([0, 1, 2, 3].map(purses.together)).toEqual([fraction(3n), fraction(2n), fraction(3n), fraction(0n)]);
  expect(purses.price(1)).toBeNull();
  expect(purses.rate(1)).toBeNull();
  expect(() => {
    purses.pay(1);
  }).toThrow('the supporters of project 1 have too little');
});

test('what costs nothing is paid by nobody, and cannot be bought without supporters', () => {
  expect(open().price(2)).toEqual({ perPoint: fraction(0n), payers: 0, emptied: 0, theirs: fraction(3n) });
  expect(open().price(3)).toBeNull();
  const purses = open();
  purses.pay(2);
  expect(purses.moneyOf(2)).toEqual(fraction(3n));
});

test('a voter pays for each point, and whoever has less than that gives all', () => {
  // Both have 3. For 5/3 a point the first would pay 10/3; so they give 3, and the other 2 for the one point.
  const ballots = [new Map([[0, 2]]), new Map([[0, 1]])];
  const purses = open(makeElection({ projects: [{ id: 'a', cost: 5 }], budget: 6, ballots }));
  expect(purses.price(0)).toEqual({ perPoint: fraction(2n), payers: 2, emptied: 1, theirs: fraction(6n) });
  purses.pay(0);
  expect([0, 1].map(purses.moneyOf)).toEqual([fraction(0n), fraction(1n)]);
});

describe('projects can be paid together', () => {
  test.each([
    [3, 3, true],
    [3, 4, false],
    [7, 1, false],
  ])('when a voter with 6 pays %i and %i: %s', (a, b, canBePaid) => {
    const votes = election({ a, b }, 6, ['ab']);
    expect(open(votes, 6n).canPayTogether([0, 1])).toBe(canBePaid);
  });

  test.each([
    [2, true],
    [3, false],
  ])('when whoever has too little gives all, the other pays the rest, and %i for another: %s', (cost, canBePaid) => {
    // Everybody has 5, and one pays 4 for a. For b they give 1 and 3, so the other has 2 for c.
    const purses = open(election({ a: 4, b: 4, c: cost }, 10, ['ab', 'bc']), 5n);
    purses.pay(0);
    expect(purses.canPayTogether([1, 2])).toBe(canBePaid);
  });

  test('never when one of them cannot be paid alone', () => {
    expect(open().canPayTogether([3])).toBe(false);
  });

  test('always when there are none', () => {
    expect(open().canPayTogether([])).toBe(true);
  });
});
