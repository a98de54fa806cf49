import { invariant } from './invariant.ts';

declare const brand: unique symbol;

/** An amount of money in euro cents: a whole number from 0 up to the largest safe integer. Never a float. */
export type Cents = number & { readonly [brand]: 'Cents' };

/** Whether a number is an amount in whole cents. Minus zero is not: it would print as another amount. */
export function isCents(value: number): value is Cents {
  return Number.isSafeInteger(value) && value >= 0 && !Object.is(value, -0);
}

/** The only way to make an amount. @throws when `value` is not a safe integer of 0 or more */
export function cents(value: number): Cents {
  invariant(isCents(value), `${String(value)} is not an amount in cents`);
  return value;
}

/** Adds amounts; no amounts add up to 0 cents. @throws when the sum is no longer a safe integer */
export function sumCents(amounts: Iterable<Cents>): Cents {
  let sum = cents(0);
  for (const amount of amounts) sum = cents(sum + amount);
  return sum;
}

/** What is left of `amount` after `spent`. @throws when more was spent than there was */
export function subtractCents(amount: Cents, spent: Cents): Cents {
  return cents(amount - spent);
}
