import { describe, expect, test } from 'vitest';
import { countWith, election, tiesBy, UNSETTLED } from '../../../test/elections.ts';
import { fraction } from '../../fraction.ts';
import { type Election, makeElection } from '../election.ts';
import type { Count, CountTie, TieBreaker } from '../rule.ts';
import { ruleFor } from '../rules.ts';
import type { Completion } from './method.ts';

const NONE: Completion = { addOne: null, greedy: null };
const UNTIL_OVER: Completion = { addOne: { start: 'whole', stop: 'overBudget' }, greedy: null };

function count(votes: Election, completion: Completion = NONE): Count | CountTie {
  return countWith({ kind: 'equalShares', utility: 'cost', completion }, votes);
}

test('four voters have 3 each: a takes 2 of three of them, then b all that its two supporters have', () => {
  const votes = election({ a: 6, b: 4, c: 2 }, 12, ['ac', 'a', 'ab', 'b']);
  const a = { project: 0, price: { perPoint: fraction(2n), payers: 3, emptied: 0 } };
  // One supporter of b has 1 left, and the other 3: b costs exactly that.
  const b = { project: 1, price: { perPoint: fraction(3n), payers: 2, emptied: 2 } };
  expect(count(votes)).toMatchObject({
    kind: 'count',
    funded: [0, 1],
    endowment: fraction(3n),
    steps: [
      { turn: { kind: 'share', prices: [a] }, leftBefore: 12, leftAfter: 6 },
      { turn: { kind: 'share', prices: [b] }, leftBefore: 6, leftAfter: 2 },
    ],
    refused: new Map([[2, { kind: 'supportersHadTooLittle', cost: 2, theirs: fraction(1n) }]]),
  });
});

test('who has nothing left pays nothing, and is not counted among those who pay', () => {
  // Everybody has 3. Three give it all for a; then only the fourth can pay b.
  const votes = election({ a: 9, b: 3 }, 12, ['ab', '2 a', 'b']);
  expect(count(votes)).toMatchObject({
    funded: [0, 1],
    steps: [
      { turn: { prices: [{ price: { perPoint: fraction(3n), payers: 3, emptied: 3, theirs: fraction(9n) } }] } },
      { turn: { prices: [{ price: { perPoint: fraction(3n), payers: 1, emptied: 1, theirs: fraction(3n) } }] } },
    ],
  });
});

test('who gives a project two points pays twice as much, and has that much less for the next', () => {
  // Everybody has 6. For a there are four points, which cost 1 each; then the one with two points has 4 left.
  const projects = [
    { id: 'a', cost: 4 },
    { id: 'b', cost: 5 },
  ];
  const ballots = [new Map([[0, 2]]).set(1, 1), new Map([[0, 1]]), new Map([[0, 1]])];
  const votes = makeElection({ projects, budget: 18, ballots });
  expect(count(votes)).toMatchObject({
    funded: [0],
    refused: new Map([[1, { kind: 'supportersHadTooLittle', cost: 5, theirs: fraction(4n) }]]),
  });
});

test('what costs nothing is bought by supporters who have nothing, but not without a supporter', () => {
  const votes = election({ a: 0, b: 0 }, 0, ['a']);
  expect(count(votes)).toMatchObject({ funded: [0], refused: new Map([[1, { kind: 'noVotes' }]]) });
});

test('a project that takes all its supporters have, is equal to another for which one of them pays as much', () => {
  // Everybody has 4. After d four voters have 2 and one 4: a takes all of 2, 2, 2 and 4, and c all of that 4.
  const votes = election({ a: 10, b: 10, c: 4, d: 10 }, 24, ['abd', 'ac', '2 ad', 'bd', 'd']);
  const perPoint = fraction(4n);
  expect(countWith({ kind: 'equalShares', utility: 'count', completion: NONE }, votes)).toMatchObject({
    kind: 'tie',
    between: [0, 2],
    turn: { kind: 'share', prices: [{ price: { perPoint } }, { price: { perPoint } }] },
    left: 14,
  });
});

test('what a condition keeps out is passed over with its reason, and the others are bought', () => {
  const subBudgets = [{ name: 'Noord', projects: [0, 1], budget: 5 }];
  const votes = election({ a: 4, b: 4, c: 4 }, 18, ['3 ab', '2 bc', 'c'], { subBudgets });
  expect(count(votes)).toMatchObject({
    funded: [1, 2],
    refused: new Map([[0, { kind: 'overSubBudget', name: 'Noord', cost: 4, left: 1 }]]),
  });
});

describe('equal projects', () => {
  // Everybody has 2, and every project asks all of two voters; b has a voter in common with a.
  const votes = election({ a: 4, b: 4, c: 4 }, 10, ['a', 'ab', 'b', '2 c']);

  test('are bought together when their voters can pay all of them', () => {
    const apart = election({ a: 4, c: 4 }, 8, ['2 a', '2 c']);
    expect(count(apart)).toMatchObject({
      steps: [{ taken: 'together', projects: [{ project: 0 }, { project: 1 }], equal: [0, 1], leftAfter: 0 }],
    });
  });

  test('are bought in the order of the lots, as many as their voters can pay', () => {
    const choice = { kind: 'equalShares', utility: 'cost', completion: NONE } as const;
    expect(countWith(choice, votes, tiesBy([2, 0, 1]))).toMatchObject({
      funded: [2, 0],
      steps: [{ taken: 'drawn', projects: [{ project: 2 }, { project: 0 }], equal: [0, 1, 2] }],
      refused: new Map([[1, { kind: 'supportersHadTooLittle', cost: 4, theirs: fraction(2n) }]]),
    });
  });

  test('are bought one at a time when only the first of the order is settled', () => {
    const choice = { kind: 'equalShares', utility: 'cost', completion: NONE } as const;
    const ties: TieBreaker = (between) => ({ order: between.toReversed(), by: 'any', settles: 'first' });
    expect(countWith(choice, votes, ties)).toMatchObject({
      steps: [
        { taken: 'any', projects: [{ project: 2 }] },
        { taken: 'any', projects: [{ project: 1 }] },
      ],
    });
  });
});

describe('a greedy count after it', () => {
  // Everybody has 3, and three give it all for a. So 3 is left, for b with two votes or for c, with one that costs 1.
  const votes = election({ a: 9, b: 3, c: 1 }, 12, ['2 ab', 'ac', '']);

  test.each([
    ['votes', [0, 1], new Map([[2, { kind: 'overBudget', cost: 1, left: 0 }]])],
    ['votesPerCost', [0, 2], new Map([[1, { kind: 'overBudget', cost: 3, left: 2 }]])],
  ] as const)('by %s divides what is left among what was not bought', (greedy, funded, refused) => {
    const outcome = count(votes, { addOne: null, greedy }) as Count;
    expect(outcome).toMatchObject({ kind: 'count', funded, refused, endowment: fraction(3n) });
    expect(outcome.steps.flatMap(({ projects }) => projects.map(({ project }) => project)).toSorted()).toEqual([
      0, 1, 2,
    ]);
  });

  test('is a tie when lots are to decide', () => {
    const even = election({ a: 9, b: 3, c: 3 }, 12, ['ab', 'ac', 'a', '']);
    expect(count(even, { addOne: null, greedy: 'votes' })).toEqual({
      kind: 'tie',
      between: [1, 2],
      turn: { kind: 'score', score: 1 },
      left: 3,
    });
  });
});

describe('the Add1 completion', () => {
  test('gives everybody 1 more until the next outcome would cost too much', () => {
    const votes = election({ a: 6, b: 5 }, 10, ['2 a', 'b']);
    expect(count(votes, UNTIL_OVER)).toMatchObject({ funded: [0], endowment: fraction(4n) });
  });

  test('stops when a condition keeps out all that was not bought, also what its supporters could not pay', () => {
    const votes = election({ a: 8, b: 8 }, 13, ['2 a', 'b'], { incompatible: [[0, 1]] });
    expect(count(votes, UNTIL_OVER)).toMatchObject({ funded: [0], endowment: fraction(4n) });
  });

  test('settles a tie that changes nothing within its run, and does not do the other runs again', () => {
    // With 3 for each either of a and b can be bought first, and then the other; with 4 they can be paid together.
    const votes = election({ a: 4, b: 4, c: 5 }, 14, ['a', 'ab', 'b', 'c']);
    const rule = ruleFor({ kind: 'equalShares', utility: 'cost', completion: UNTIL_OVER });
    expect([...rule(votes, UNSETTLED)]).toEqual([
      { done: 8, total: 14 },
      { done: 8, total: 14 },
    ]);
    expect(count(votes, UNTIL_OVER)).toMatchObject({ spent: 13, endowment: fraction(5n) });
  });

  test('asks for no lots when hundreds of ways through its runs end the same', () => {
    const votes = election({ a: 10, b: 2, c: 2, d: 2, e: 2 }, 12, ['ab', 'ade', 'bc', 'cd', 'e', '3 ']);
    expect(count(votes, UNTIL_OVER)).toMatchObject({ kind: 'count', spent: 8 });
  });
});
