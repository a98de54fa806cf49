import { describe, expect, test } from 'vitest';
import {
  addFractions,
  compareFractions,
  divideFractions,
  fraction,
  fractionText,
  greatestCommonDivisor,
  multiplyFractions,
  smallerFraction,
  subtractFractions,
  ZERO,
} from './fraction.ts';

test.each([
  [6n, 4n, 3n, 2n],
  [-6n, 4n, -3n, 2n],
  [6n, -4n, -3n, 2n],
  [-6n, -4n, 3n, 2n],
  [0n, 5n, 0n, 1n],
  [7n, 1n, 7n, 1n],
])('%s/%s is %s/%s in lowest terms', (numerator, denominator, top, bottom) => {
  expect(fraction(numerator, denominator)).toEqual({ numerator: top, denominator: bottom });
});

test('without a denominator it is a whole number, and 0 is none', () => {
  expect(fraction(5n)).toEqual({ numerator: 5n, denominator: 1n });
  expect(() => fraction(1n, 0n)).toThrow('a denominator other than 0');
});

const HALF = fraction(1n, 2n);
const THIRD = fraction(1n, 3n);

test('sums, differences, products and quotients are exact', () => {
  expect(addFractions(HALF, THIRD)).toEqual(fraction(5n, 6n));
  expect(subtractFractions(THIRD, HALF)).toEqual(fraction(-1n, 6n));
  expect(multiplyFractions(HALF, THIRD)).toEqual(fraction(1n, 6n));
  expect(divideFractions(HALF, THIRD)).toEqual(fraction(3n, 2n));
  expect(() => divideFractions(HALF, ZERO)).toThrow('a denominator other than 0');
});

test('they are compared by value', () => {
  expect(compareFractions(THIRD, HALF)).toBe(-1);
  expect(compareFractions(HALF, THIRD)).toBe(1);
  expect(compareFractions(fraction(2n, 4n), HALF)).toBe(0);
  expect(smallerFraction(HALF, THIRD)).toBe(THIRD);
  expect(smallerFraction(THIRD, HALF)).toBe(THIRD);
});

test('as text a whole number has no denominator', () => {
  expect([HALF, fraction(-3n, 2n), fraction(4n), ZERO].map(fractionText)).toEqual(['1/2', '-3/2', '4', '0']);
});

describe('the greatest common divisor', () => {
  test.each([
    [12n, 18n, 6n],
    [-12n, 18n, 6n],
    [12n, -18n, 6n],
    [5n, 0n, 5n],
    [0n, 5n, 5n],
    [0n, 0n, 1n],
  ])('of %s and %s is %s', (one, other, divisor) => {
    expect(greatestCommonDivisor(one, other)).toBe(divisor);
  });
});
