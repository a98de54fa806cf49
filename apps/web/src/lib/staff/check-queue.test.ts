import { expect, test } from 'vitest';
import { heapOf, heapOfWord, placeInQueue } from './check-queue.ts';

const QUEUE = [
  { proposalId: 'a', status: 'awaitingCheck' },
  { proposalId: 'b', status: 'awaitingCheck' },
  { proposalId: 'c', status: 'collectingSupport' },
  { proposalId: 'd', status: 'feasible' },
] as const;

test('plans lie on three heaps', () => {
  expect(QUEUE.map(heapOf)).toEqual(['todo', 'todo', 'below', 'done']);
  expect(heapOfWord('klaar')).toBe('done');
  expect(heapOfWord('iets anders')).toBe('todo');
});

test.each([
  ['a', { at: 1, total: 2, next: 'b' }],
  ['b', { at: 2, total: 2, next: 'a' }],
  ['d', { at: 0, total: 2, next: 'a' }],
])('after %s', (id, place) => {
  expect(placeInQueue(QUEUE, id)).toEqual(place);
});

test('the last one has no next', () => {
  expect(placeInQueue([QUEUE[0]], 'a')).toEqual({ at: 1, total: 1, next: null });
});
