import { expect, test } from 'vitest';
import { makeElection } from './election.ts';
import { NO_LOTS, orderByCost, orderByIds, settleBy } from './tie-orders.ts';

const VOTES = makeElection({
  projects: [
    { id: '7', cost: 5 },
    { id: '10', cost: 5 },
    { id: '9', cost: 5 },
    { id: '8', cost: 4 },
  ],
  budget: 10,
  ballots: [new Map([[0, 1]]), new Map([[1, 1]]), new Map([[2, 3]])],
});

test('without lots no tie is settled', () => {
  expect(NO_LOTS([0, 1], true)).toBeUndefined();
});

test('an order of all projects settles every tie; who is not in it comes last, by place', () => {
  const ties = settleBy([2, 0]);
  expect(ties([0, 1, 2, 3], true)).toEqual({ order: [2, 0, 1, 3], by: 'drawn', settles: 'all' });
  expect(settleBy([3])([0, 1, 3], true)?.order).toEqual([3, 0, 1]);
});

test('ids are put in order as text', () => {
  expect(orderByIds(VOTES)).toEqual([1, 0, 3, 2]);
});

test('the cheapest comes first, then who has most points, then the first id', () => {
  expect(orderByCost(VOTES)).toEqual([3, 2, 1, 0]);
});
