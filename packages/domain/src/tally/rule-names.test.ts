import { describe, expect, test } from 'vitest';
import { COMPLETIONS, isMonotone, parseRuleName, RULES } from './rule-names.ts';

test('the rules have the names that others use', () => {
  expect(Object.keys(RULES)).toEqual([
    'greedy-votes',
    'greedy-votes-stop',
    'greedy-votes-per-cost',
    'equal-shares-cost',
    'equal-shares-count',
    'phragmen',
    'maximin-support',
    'max-welfare-cost',
    'max-welfare-count',
  ]);
});

test('the completions have the names that others use', () => {
  const addOnes = ['add1-exact', 'add1-int', 'add1-int-noexh'];
  const names = addOnes.flatMap((name) => [name, `${name}+greedy-votes`, `${name}+greedy-votes-per-cost`]);
  expect([...COMPLETIONS.keys()]).toEqual(['none', 'greedy-votes', 'greedy-votes-per-cost', ...names]);
  expect(COMPLETIONS.get('add1-int+greedy-votes')).toEqual({
    addOne: { start: 'whole', stop: 'exhaustive' },
    greedy: 'votes',
  });
  expect(COMPLETIONS.get('add1-exact')).toEqual({ addOne: { start: 'exact', stop: 'exhaustive' }, greedy: null });
  expect(COMPLETIONS.get('add1-int-noexh+greedy-votes-per-cost')).toEqual({
    addOne: { start: 'whole', stop: 'overBudget' },
    greedy: 'votesPerCost',
  });
});

describe('reading a name', () => {
  test.each([
    ['greedy-votes', undefined, { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' }],
    ['greedy-votes-stop', 'none', { kind: 'greedyVotes', whenNextDoesNotFit: 'stop' }],
    [
      'equal-shares-count',
      undefined,
      { kind: 'equalShares', utility: 'count', completion: { addOne: null, greedy: null } },
    ],
    [
      'equal-shares-cost',
      'greedy-votes',
      { kind: 'equalShares', utility: 'cost', completion: { addOne: null, greedy: 'votes' } },
    ],
    ['max-welfare-count', undefined, { kind: 'maxWelfare', utility: 'count' }],
  ])('%s with %s', (name, completion, value) => {
    expect(parseRuleName(name, completion)).toEqual({ ok: true, value });
  });

  test.each([
    ['magic', undefined, 'rule-unknown', 'magic'],
    ['toString', undefined, 'rule-unknown', 'toString'],
    ['equal-shares-cost', 'add2', 'completion-unknown', 'add2'],
    ['greedy-votes', 'add1-int', 'completion-not-for-rule', 'greedy-votes'],
    ['greedy-votes', 'add2', 'completion-unknown', 'add2'],
  ])('%s with %s is refused', (name, completion, code, named) => {
    expect(parseRuleName(name, completion)).toEqual({ ok: false, error: { code, name: named } });
  });
});

test('only under the greedy rules more voters never harm', () => {
  expect(Object.values(RULES).map(isMonotone)).toEqual([true, true, true, ...Array.from({ length: 6 }, () => false)]);
});
