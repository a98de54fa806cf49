import { expect, test } from 'vitest';
import { budgetText, pageOf, votingDaysText } from './past-elections.ts';

test.each([
  ['2458488.22', 'EUR', '€ 2.458.488,22'],
  ['100', 'PLN', 'PLN 100'],
  ['100.5', null, '100,50'],
  ['0.1234', 'EUR', 'ongeveer € 0,12'],
  ['9007199254740993', 'EUR', '€ 9.007.199.254.740.993'],
])('budget %s in %s', (budget, currency, text) => {
  expect(budgetText({ budget, currency }).replaceAll('\u00a0', ' ')).toBe(text);
});

test.each([
  [null, null, null],
  ['2019', null, '2019'],
  [null, '2019', '2019'],
  ['2019', '2019', '2019'],
  ['13.05.2019', '17.05.2019', '13 mei 2019 tot en met 17 mei 2019'],
  ['99.99.2019', 'zomer', '99.99.2019 tot en met zomer'],
])('days %s and %s', (firstDay, lastDay, text) => {
  expect(votingDaysText({ firstDay, lastDay })?.replaceAll('\u00a0', ' ') ?? null).toBe(text);
});

test.each([
  ['', 1],
  ['pagina=3', 3],
  ['pagina=0', 1],
  ['pagina=x', 1],
  ['pagina=99999', 1],
])('page in "%s"', (query, page) => {
  expect(pageOf(new URLSearchParams(query))).toBe(page);
});
