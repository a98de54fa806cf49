import { describe, expect, test } from 'vitest';
import { countWith, election, tiesBy, UNSETTLED } from '../../test/elections.ts';
import { fraction } from '../fraction.ts';
import type { Conditions, Election } from './election.ts';
import type { Count, CountTie, TieBreaker } from './rule.ts';
import { ruleFor } from './rules.ts';

function count(votes: Election, ...order: number[]): Count | CountTie {
  return countWith({ kind: 'phragmen' }, votes, order.length === 0 ? undefined : tiesBy(order));
}

test('who bears the most after it, bears the least: b is 2 for each, then c is 4 where a would be 5', () => {
  const votes = election({ a: 9, b: 6, c: 8 }, 20, ['3 ab', '2 c']);
  expect(count(votes)).toMatchObject({
    kind: 'count',
    funded: [1, 2],
    spent: 14,
    refused: new Map([[0, { kind: 'overBudget', cost: 9, left: 6 }]]),
    steps: [
      { turn: { kind: 'load', load: fraction(2n) }, taken: 'alone', leftBefore: 20, leftAfter: 14 },
      { turn: { kind: 'load', load: fraction(4n) }, taken: 'alone', leftBefore: 14, leftAfter: 6 },
      { turn: { kind: 'load', load: fraction(5n) }, taken: 'alone', leftBefore: 6, leftAfter: 6 },
    ],
  });
});

test('loads are exact: after a third and a fifth, 7 is divided so that all bear 127/120', () => {
  const votes = election({ a: 1, b: 1, c: 7 }, 10, ['2 ac', 'a', '4 bc', 'b', '2 c']);
  const outcome = count(votes);
  expect(outcome).toMatchObject({ funded: [1, 0, 2] });
  expect((outcome as Count).steps.map(({ turn }) => turn)).toEqual([
    { kind: 'load', load: fraction(1n, 5n) },
    { kind: 'load', load: fraction(1n, 3n) },
    // 7 + 2 times 1/3 + 4 times 1/5, over 8 voters
    { kind: 'load', load: fraction(127n, 120n) },
  ]);
});

describe('equal projects', () => {
  test('go together when no voter supports two of them and they fit', () => {
    const votes = election({ a: 4, b: 4 }, 8, ['2 a', '2 b']);
    expect(count(votes)).toMatchObject({ funded: [0, 1], steps: [{ taken: 'together' }] });
  });

  test('are a tie when they do not fit together', () => {
    const votes = election({ a: 4, b: 4 }, 7, ['2 a', '2 b']);
    const turn = { kind: 'load', load: fraction(2n) };
    expect(count(votes)).toEqual({ kind: 'tie', between: [0, 1], turn, left: 7 });
    expect(count(votes, 1, 0)).toMatchObject({
      funded: [1],
      refused: new Map([[0, { kind: 'overBudget', cost: 4, left: 3 }]]),
      steps: [{ taken: 'drawn' }, { taken: 'alone' }],
    });
  });

  test('are taken from one order as long as they stay equal, and nothing stops the count', () => {
    const votes = election({ a: 4, b: 4, c: 4 }, 10, ['2 a', '2 b', '2 c']);
    expect(count(votes, 2, 0, 1)).toMatchObject({
      funded: [2, 0],
      steps: [
        { taken: 'drawn', projects: [{ project: 2 }, { project: 0 }] },
        { taken: 'alone', projects: [{ project: 1, refusal: { kind: 'overBudget' } }] },
      ],
    });
    const uneven = election({ a: 2, b: 2, c: 6 }, 7, ['a', 'b', '3 c']);
    expect(count(uneven, 0, 1, 2)).toMatchObject({
      funded: [0],
      steps: [
        { taken: 'drawn', projects: [{ project: 0 }] },
        { projects: [{ refusal: { kind: 'stopped' } }, { refusal: { kind: 'overBudget' } }] },
      ],
    });
  });

  test('are taken up to where another of them would stop the count', () => {
    // Once two of them are taken 5 is left, and d asks 6.
    const votes = election({ a: 4, b: 4, c: 4, d: 6 }, 13, ['2 a', '2 b', '2 c', '3 d']);
    expect(count(votes, 0, 1, 2, 3)).toMatchObject({
      funded: [0, 1],
      refused: new Map<number, unknown>([
        [2, { kind: 'stopped' }],
        [3, { kind: 'overBudget', cost: 6, left: 5 }],
      ]),
    });
  });

  test('are taken one at a time when only the first of the order is settled', () => {
    const votes = election({ a: 4, b: 4, c: 4 }, 10, ['2 a', '2 b', '2 c']);
    const ties: TieBreaker = (between) => ({ order: between.toReversed(), by: 'any', settles: 'first' });
    expect(countWith({ kind: 'phragmen' }, votes, ties)).toMatchObject({
      steps: [
        { taken: 'any', projects: [{ project: 2 }] },
        { taken: 'any', projects: [{ project: 1 }] },
        { taken: 'alone', projects: [{ project: 0, refusal: { kind: 'overBudget' } }] },
      ],
    });
  });

  test('go together also when they cost unequally much, as long as all fit', () => {
    const votes = election({ a: 5, b: 1 }, 6, ['5 a', 'b']);
    expect(count(votes)).toMatchObject({ funded: [0, 1], steps: [{ taken: 'together' }] });
  });

  test('are taken up to the last that fits, when the money is just enough for it', () => {
    const votes = election({ a: 4, b: 4, c: 4 }, 8, ['2 a', '2 b', '2 c']);
    expect(count(votes, 2, 0, 1)).toMatchObject({
      funded: [2, 0],
      steps: [{ taken: 'drawn', projects: [{ project: 2 }, { project: 0 }] }, { taken: 'alone' }],
    });
  });

  test('with a voter in common are taken in any order when every order funds the same', () => {
    const votes = election({ a: 4, b: 4 }, 8, ['2 ab']);
    expect(count(votes)).toMatchObject({ funded: [0, 1], steps: [{ taken: 'any' }, { taken: 'alone' }] });
  });

  test('stop the count when one of them does not fit, also when the other does', () => {
    const votes = election({ a: 2, b: 6, c: 9 }, 10, ['2 a', '3 b', 'c']);
    const smaller = election({ a: 4, b: 4, c: 6 }, 9, ['4 a', '2 b', '3 c']);
    expect(count(votes)).toMatchObject({ funded: [0, 1] });
    expect(count(smaller)).toMatchObject({
      funded: [0],
      refused: new Map([
        [1, { kind: 'stopped' }],
        [2, { kind: 'overBudget', cost: 6, left: 5 }],
      ]),
    });
  });
});

describe('projects without supporters', () => {
  test('come last, and then all at the same time', () => {
    const votes = election({ a: 1, b: 5, c: 2 }, 8, ['b']);
    expect(count(votes)).toMatchObject({ funded: [1, 0, 2], steps: [{}, { turn: { load: null }, taken: 'together' }] });
  });

  test('stop the count when one of them does not fit any more', () => {
    const votes = election({ a: 1, b: 5, c: 4 }, 8, ['b']);
    expect(count(votes)).toMatchObject({
      funded: [1],
      steps: [{ taken: 'alone' }, { taken: 'together', leftBefore: 3, leftAfter: 3 }],
      refused: new Map<number, unknown>([
        [0, { kind: 'stopped' }],
        [2, { kind: 'overBudget', cost: 4, left: 3 }],
      ]),
    });
  });
});

describe('conditions', () => {
  const conditions: Partial<Conditions> = {
    subBudgets: [{ name: 'Noord', projects: [0, 1], budget: 5 }],
    incompatible: [[2, 3]],
  };

  test('what they forbid is passed over and does not stop the count', () => {
    const votes = election({ a: 4, b: 4, c: 4, d: 4, e: 4 }, 12, ['5 a', '4 b', '3 c', '2 d', 'e'], conditions);
    expect(count(votes)).toMatchObject({
      funded: [0, 2, 4],
      refused: new Map<number, unknown>([
        [1, { kind: 'overSubBudget', name: 'Noord', cost: 4, left: 1 }],
        [3, { kind: 'incompatible', with: 2 }],
      ]),
    });
  });

  test('what they forbid keeps that reason when the count stops later', () => {
    const votes = election({ a: 4, b: 4, c: 4, d: 9 }, 12, ['5 a', '4 b', '3 c', 'd'], { incompatible: [[0, 1]] });
    expect((count(votes) as Count).refused).toEqual(
      new Map<number, unknown>([
        [1, { kind: 'incompatible', with: 0 }],
        [3, { kind: 'overBudget', cost: 9, left: 4 }],
      ]),
    );
  });

  test('equal projects that cannot both be funded are a tie', () => {
    const votes = election({ a: 9, b: 9, c: 4, d: 4 }, 12, ['2 c', '2 d'], conditions);
    expect(count(votes)).toMatchObject({ kind: 'tie', between: [2, 3] });
    expect(count(votes, 3, 2)).toMatchObject({ funded: [3] });
  });
});

test('what asks more than all the money takes no part, so that it does not stop the count', () => {
  const votes = election({ a: 11, b: 6, c: 4 }, 10, ['9 a', 'b', 'c']);
  expect(count(votes)).toMatchObject({
    funded: [2, 1],
    refused: new Map([[0, { kind: 'overBudget', cost: 11, left: 10 }]]),
  });
});

test('what comes after the stop is stopped, also when it asks all the money or more than what is left', () => {
  const votes = election({ a: 4, b: 7, c: 10, d: 1 }, 10, ['4 a', '2 b', 'c']);
  expect((count(votes) as Count).refused).toEqual(
    new Map<number, unknown>([
      [1, { kind: 'overBudget', cost: 7, left: 6 }],
      [2, { kind: 'stopped' }],
      [3, { kind: 'stopped' }],
    ]),
  );
});

test('says how much of the money is spent after every step', () => {
  const counting = ruleFor({ kind: 'phragmen' })(election({ a: 3, b: 4 }, 10, ['2 a', 'b']), UNSETTLED);
  expect([...counting]).toEqual([
    { done: 3, total: 10 },
    { done: 7, total: 10 },
  ]);
});

test('without projects or ballots nothing happens', () => {
  expect(count(election({}, 10, []))).toMatchObject({ kind: 'count', funded: [], steps: [] });
});
