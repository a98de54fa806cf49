import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Cents, cents, isCents, subtractCents, sumCents } from './money.ts';

const amounts: fc.Arbitrary<Cents> = fc.maxSafeNat().map(cents);

test.each([-1, -0, 0.5, NaN, Infinity, Number.MAX_SAFE_INTEGER + 1])('%d is not an amount', (value) => {
  expect(isCents(value)).toBe(false);
  expect(() => cents(value)).toThrow('not an amount');
});

test('no amounts add up to nothing', () => {
  expect(sumCents([])).toBe(0);
});

test('a sum is exact or refused', () => {
  fc.assert(
    fc.property(fc.array(amounts, { maxLength: 4 }), (list) => {
      const exact = list.reduce((sum, amount) => sum + BigInt(amount), 0n);
      if (exact > BigInt(Number.MAX_SAFE_INTEGER)) expect(() => sumCents(list)).toThrow('not an amount');
      else expect(BigInt(sumCents(list))).toBe(exact);
    }),
  );
});

test('more cannot be spent than there is', () => {
  expect(subtractCents(cents(10), cents(10))).toBe(0);
  expect(() => subtractCents(cents(10), cents(11))).toThrow('-1');
});
