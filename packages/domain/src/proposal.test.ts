import { expect, test } from 'vitest';
import { draft, euro, rules } from '../test/factories.ts';
import { costEstimateCents, mayProposeAnother } from './proposal.ts';

test('the estimate is the sum of the cost items', () => {
  expect(costEstimateCents(draft())).toBe(euro(9600));
  expect(costEstimateCents(draft({ costItems: [] }))).toBe(0);
});

test('article 2: three plans at once, then no more', () => {
  expect([0, 2, 3, 4].map((sentIn) => mayProposeAnother(sentIn, rules().propose))).toEqual([true, true, false, false]);
});
