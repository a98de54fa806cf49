import { expect, test } from 'vitest';
import { fraction } from '../../fraction.ts';
import { openLedger } from './ledger.ts';

test('amounts stay what they are when the denominator grows, whenever a purse is looked at', () => {
  const ledger = openLedger(3, fraction(1n, 2n));
  const amounts = (): readonly bigint[] => [ledger.denominator(), ...[0, 1, 2].map(ledger.moneyOf)];
  expect(amounts()).toEqual([2n, 1n, 1n, 1n]);
  ledger.refine(3n);
  ledger.write(1, 4n);
  ledger.refine(1n);
  expect([ledger.denominator(), ledger.moneyOf(0), ledger.moneyOf(1)]).toEqual([6n, 3n, 4n]);
  ledger.write(0, 0n);
  ledger.refine(5n);
  ledger.refine(2n);
  // The last purse was not looked at since the first denominator.
  expect(amounts()).toEqual([60n, 0n, 40n, 30n]);
  expect(amounts()).toEqual([60n, 0n, 40n, 30n]);
});
