import { expect, test } from 'vitest';
import { roundNow } from './next-steps.ts';

const at = (day: number, hour = 0) => new Date(Date.UTC(2027, 0, day, hour));
const phase = <Id extends string>(id: Id, from: number, until: number) => ({
  id,
  opensAt: at(from).toISOString(),
  closesAt: at(until).toISOString(),
});
const phases = [
  phase('prepare', 1, 3),
  phase('submit', 4, 8),
  phase('support', 6, 10),
  phase('check', 10, 13),
  phase('ballotList', 14, 20),
  phase('vote', 22, 25),
  phase('count', 25, 26),
  phase('outcome', 26, 27),
  phase('objection', 27, 28),
  phase('realisation', 28, 30),
  phase('review', 30, 31),
];

test.each([
  ['draft', at(5), 'draft'],
  ['published', at(1), 'waiting'],
  ['published', at(3), 'waiting'],
  ['published', at(4), 'submit'],
  ['published', at(7), 'submitAndSupport'],
  ['published', at(8), 'support'],
  ['published', at(11), 'check'],
  ['published', at(13), 'waiting'],
  ['published', at(15), 'listNotReady'],
  ['open', at(15), 'collectPass'],
  ['open', at(21), 'collectPass'],
  ['published', at(23), 'boxNotOpen'],
  ['open', at(22), 'vote'],
  ['open', at(24, 23), 'vote'],
  ['open', at(25), 'counting'],
  ['published', at(25), 'notHeld'],
  ['published', at(40), 'notHeld'],
  ['closed', at(25), 'counting'],
  ['awaitingDraw', at(25), 'drawing'],
  ['counted', at(26), 'counting'],
  ['outcomePublished', at(26), 'outcome'],
  ['outcomePublished', at(27), 'objection'],
  ['outcomePublished', at(29), 'realisation'],
  ['outcomePublished', at(30), 'review'],
  ['outcomePublished', at(31), 'over'],
] as const)('%s on %s: %s', (status, now, kind) => {
  expect(roundNow({ phases, status }, now).kind).toBe(kind);
});

test('names the phase that comes next', () => {
  expect(roundNow({ phases, status: 'published' }, at(1)).next?.id).toBe('submit');
  expect(roundNow({ phases, status: 'outcomePublished' }, at(31)).next).toBeUndefined();
});

test('a round without phases, as a new draft has, is not over but a draft', () => {
  expect(roundNow({ phases: [], status: 'draft' }, at(1))).toEqual({ kind: 'draft', next: undefined });
  expect(roundNow({ phases: [], status: 'published' }, at(1)).kind).toBe('over');
});
