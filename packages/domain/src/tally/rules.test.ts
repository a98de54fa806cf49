import { expect, test } from 'vitest';
import { countWith, election } from '../../test/elections.ts';
import { RULES } from './rule-names.ts';
import { finish } from './rule.ts';
import { type RuleChoice, ruleFor, usesPoints } from './rules.ts';
import { NO_LOTS } from './tie-orders.ts';

/** a has the most votes, and b and c are the cheapest. */
const VOTES = election({ a: 60, b: 35, c: 30, d: 45 }, 100, ['4 a', '3 ab', '2 bc', 'c', '3 d']);

test('only Phragmén and maximin support take every choice alike', () => {
  const alike = Object.entries(RULES).flatMap(([name, choice]) => (usesPoints(choice) ? [] : [name]));
  expect(alike).toEqual(['phragmen', 'maximin-support']);
});

test.each<[keyof typeof RULES, string, readonly number[]]>([
  ['greedy-votes', 'score', [0, 1]],
  ['greedy-votes-per-cost', 'scorePerCost', [1, 0]],
  ['equal-shares-cost', 'share', [1]],
  ['phragmen', 'load', [1, 0]],
  ['maximin-support', 'load', [1, 0]],
  ['max-welfare-count', 'best', [0, 1]],
])('%s takes projects by their %s', (name, kind, funded) => {
  const choice: RuleChoice = RULES[name];
  const outcome = finish(ruleFor(choice)(VOTES, NO_LOTS));
  expect(outcome).toMatchObject({ kind: 'count', funded });
  expect(outcome.kind === 'count' && outcome.steps.every(({ turn }) => turn.kind === kind)).toBe(true);
});

test('a greedy count skips or stops as its choice says', () => {
  const votes = election({ a: 60, b: 50, c: 40 }, 100, ['3 a', '2 b', 'c']);
  expect(countWith(RULES['greedy-votes'], votes)).toMatchObject({ funded: [0, 2] });
  expect(countWith(RULES['greedy-votes-stop'], votes)).toMatchObject({ funded: [0] });
});
