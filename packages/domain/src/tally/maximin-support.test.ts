import { describe, expect, test } from 'vitest';
import { countWith, election, tiesBy, UNSETTLED } from '../../test/elections.ts';
import { fraction } from '../fraction.ts';
import { ruleOf } from './count.ts';
import type { Election } from './election.ts';
import { maximinSupport } from './maximin-support.ts';
import type { Count, CountTie } from './rule.ts';

function count(votes: Election, ...order: number[]): Count | CountTie {
  return countWith({ kind: 'maximinSupport' }, votes, order.length === 0 ? undefined : tiesBy(order));
}

test('costs are spread anew at every step: three voters bear 7 together, where Phragmén leaves one with 11/4', () => {
  const votes = election({ a: 3, b: 4 }, 10, ['a', 'ab', 'b']);
  expect(count(votes)).toMatchObject({
    funded: [0, 1],
    steps: [
      { turn: { kind: 'load', load: fraction(3n, 2n) }, taken: 'alone', leftBefore: 10, leftAfter: 7 },
      { turn: { kind: 'load', load: fraction(7n, 3n) }, taken: 'alone', leftBefore: 7, leftAfter: 3 },
    ],
  });
  expect(countWith({ kind: 'phragmen' }, votes)).toMatchObject({ steps: [{}, { turn: { load: fraction(11n, 4n) } }] });
});

test('every step counts the voter who bears the most: 4 1/2 for a, 8 for c, 9 for b', () => {
  const votes = election({ a: 9, b: 9, c: 8 }, 26, ['2 a', 'b', 'c']);
  const loads = (count(votes) as Count).steps.map(({ turn }) => turn);
  expect(loads).toEqual([
    { kind: 'load', load: fraction(9n, 2n) },
    { kind: 'load', load: fraction(8n) },
    { kind: 'load', load: fraction(9n) },
  ]);
});

test('what is taken weighs on the next where both have the same voters, and not where others bear it', () => {
  // Two voters bear c and then b, two others f and then e, and ten bear a: 3, 4, 17/2 and 9 each, and a tenth.
  const votes = election({ a: 1, b: 10, c: 8, e: 11, f: 6 }, 36, ['10 a', '2 bc', '2 ef']);
  expect((count(votes) as Count).steps.map(({ turn, projects: [first] }) => [first?.project, turn])).toEqual([
    [0, { kind: 'load', load: fraction(1n, 10n) }],
    [4, { kind: 'load', load: fraction(3n) }],
    [2, { kind: 'load', load: fraction(4n) }],
    [3, { kind: 'load', load: fraction(17n, 2n) }],
    [1, { kind: 'load', load: fraction(9n) }],
  ]);
});

test('equal projects stand by place, whichever was looked at first', () => {
  // After c two voters would bear 1 and 2 more for b; the one for a bears 3.
  const votes = election({ a: 3, b: 4, c: 2 }, 9, ['a', '2 bc']);
  expect(count(votes)).toMatchObject({
    steps: [{ equal: [2] }, { equal: [0, 1], turn: { load: fraction(3n) }, taken: 'together' }],
  });
});

test('what does not fit any more is passed over, and the count goes on', () => {
  const votes = election({ a: 6, b: 5, c: 4 }, 10, ['3 a', '2 b', 'c']);
  expect(count(votes)).toMatchObject({
    funded: [0, 2],
    refused: new Map([[1, { kind: 'overBudget', cost: 5, left: 4 }]]),
  });
});

describe('equal projects', () => {
  test('go together when all of them make nobody bear more than each alone', () => {
    expect(count(election({ a: 4, b: 4 }, 8, ['2 a', '2 b']))).toMatchObject({
      funded: [0, 1],
      steps: [{ taken: 'together' }],
    });
  });

  test('with a voter in common are taken in any order when every order funds the same', () => {
    const votes = election({ a: 4, b: 4 }, 8, ['a', 'ab', 'b']);
    expect(count(votes)).toMatchObject({ spent: 8, steps: [{ taken: 'any' }, { turn: { load: fraction(8n, 3n) } }] });
  });

  test('are a tie when they do not fit together', () => {
    const votes = election({ a: 4, b: 4 }, 7, ['2 a', '2 b']);
    expect(count(votes)).toEqual({ kind: 'tie', between: [0, 1], turn: { kind: 'load', load: fraction(2n) }, left: 7 });
    expect(count(votes, 1, 0)).toMatchObject({ funded: [1], steps: [{ taken: 'drawn' }] });
  });
});

test('equal projects are taken from one order as long as they stay equal and fit', () => {
  const votes = election({ a: 4, b: 4, c: 4 }, 10, ['2 a', '2 b', '2 c']);
  expect(count(votes, 2, 0, 1)).toMatchObject({
    funded: [2, 0],
    refused: new Map([[1, { kind: 'overBudget', cost: 4, left: 2 }]]),
    steps: [{ taken: 'drawn', projects: [{ project: 2 }, { project: 0 }] }],
  });
});

test('without supporters a project comes last', () => {
  const votes = election({ a: 1, b: 5, c: 2 }, 8, ['b']);
  expect(count(votes)).toMatchObject({ funded: [1, 0, 2], steps: [{}, { turn: { load: null }, taken: 'together' }] });
});

test('conditions hold: what they forbid is passed over', () => {
  const votes = election({ a: 4, b: 4, c: 4, d: 4 }, 12, ['5 a', '4 b', '3 c', '2 d'], {
    subBudgets: [{ name: 'Noord', projects: [0, 1], budget: 5 }],
    incompatible: [[2, 3]],
  });
  expect(count(votes)).toMatchObject({
    funded: [0, 2],
    refused: new Map<number, unknown>([
      [1, { kind: 'overSubBudget', name: 'Noord', cost: 4, left: 1 }],
      [3, { kind: 'incompatible', with: 2 }],
    ]),
  });
});

test('says how far it is after every project that it looks at', () => {
  const counting = ruleOf(maximinSupport)(election({ a: 3, b: 4 }, 10, ['a', 'ab', 'b']), UNSETTLED);
  expect([...counting]).toEqual([
    { done: 0, total: 10 },
    { done: 3, total: 10 },
  ]);
});

test('amounts that cannot be told apart are refused, not rounded', () => {
  const votes = election({ a: 2 ** 52 + 1, b: 1 }, 2 ** 53 - 1, ['2 a', 'b']);
  expect(() => count(votes)).toThrow('the voters times the money');
});

test('without projects or ballots nothing happens', () => {
  expect(count(election({}, 10, []))).toMatchObject({ kind: 'count', funded: [], steps: [] });
});
