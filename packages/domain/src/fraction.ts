import { invariant } from './invariant.ts';

/** An exact fraction in lowest terms; the denominator is 1 or more. Equal fractions have equal fields. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** The only way to make a fraction: reduces it and moves the sign up. @throws when the denominator is 0 */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  invariant(denominator !== 0n, 'a fraction has a denominator other than 0');
  const divisor = greatestCommonDivisor(numerator, denominator);
  const sign = denominator < 0n ? -1n : 1n;
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor };
}

/** The fraction 0. */
export const ZERO: Fraction = { numerator: 0n, denominator: 1n };

/** The sum of two fractions. */
export function addFractions(one: Fraction, other: Fraction): Fraction {
  return fraction(
    one.numerator * other.denominator + other.numerator * one.denominator,
    one.denominator * other.denominator,
  );
}

/** `one` less `other`; may be negative. */
export function subtractFractions(one: Fraction, other: Fraction): Fraction {
  return addFractions(one, { ...other, numerator: -other.numerator });
}

/** The product of two fractions. */
export function multiplyFractions(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.numerator, one.denominator * other.denominator);
}

/** `one` divided by `other`. @throws when `other` is 0 */
export function divideFractions(one: Fraction, other: Fraction): Fraction {
  return fraction(one.numerator * other.denominator, one.denominator * other.numerator);
}

/** Negative when `one` is smaller, positive when it is larger, 0 when they are equal. */
export function compareFractions(one: Fraction, other: Fraction): number {
  const difference = one.numerator * other.denominator - other.numerator * one.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The smaller of two fractions. */
export function smallerFraction(one: Fraction, other: Fraction): Fraction {
  return compareFractions(one, other) <= 0 ? one : other;
}

/** `3/4`, or `5` for a whole number; for files and comparison, not for residents. */
export function fractionText({ numerator, denominator }: Fraction): string {
  return denominator === 1n ? String(numerator) : `${String(numerator)}/${String(denominator)}`;
}

/** The largest whole number that divides both; of 0 and 0 it is 1, so that one can always divide by it. */
export function greatestCommonDivisor(one: bigint, other: bigint): bigint {
  let [large, small] = [one < 0n ? -one : one, other < 0n ? -other : other];
  while (small !== 0n) [large, small] = [small, large % small];
  return large === 0n ? 1n : large;
}
