import { canonicalBytes, sha256Hex } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { drawnOrder, isHashOf, mayDecide, openingChecks } from './ballot-box.ts';

test('what must be ready before the box is set ready', () => {
  const phase = (id: 'support' | 'vote', closesAt: string) => ({ id, opensAt: '2027-01-01T00:00:00Z', closesAt });
  const round = { phases: [phase('support', '2027-02-01T00:00:00Z'), phase('vote', '2027-04-01T00:00:00Z')] };
  const plans = [{ status: 'awaitingCheck' }, { status: 'feasible' }, { status: 'notFeasible' }] as const;
  const checks = openingChecks(round, plans, { roll: null, hasKey: false, now: new Date('2027-03-01T00:00:00Z') });
  expect(checks.filter(({ isDone }) => isDone).map(({ id }) => id)).toEqual(['support', 'plans', 'time']);
  expect(checks.find(({ id }) => id === 'verdicts')?.count).toBe(1);
});

test('the hash is that of exactly what is shown', () => {
  const payload = { kind: 'close-voting', roundId: 'een-ronde', earlyReason: null };
  const hash = sha256Hex(canonicalBytes(payload));
  expect(isHashOf(hash, { ...payload })).toBe(true);
  expect(isHashOf(hash, { ...payload, earlyReason: 'Storm' })).toBe(false);
});

const ACCOUNT = { id: 'ik', organisation: 'Griffie' };
test.each([
  ['open-voting', 'ander', 'Gemeente', 'yes'],
  ['open-voting', 'ander', 'Griffie', 'sameOrganisation'],
  ['open-voting', 'ander', ' griffie', 'sameOrganisation'],
  ['open-voting', 'ander', null, 'sameOrganisation'],
  ['open-voting', 'ik', 'Griffie', 'own'],
  ['record-draw', 'ander', 'Griffie', 'yes'],
  ['record-draw', 'ik', 'Griffie', 'own'],
] as const)('%s asked by %s of %s: %s', (kind, id, organisation, answer) => {
  expect(mayDecide({ kind, proposedBy: { id, name: 'Naam', organisation } }, ACCOUNT)).toBe(answer);
});

test.each([
  [
    ['2', '1', '3'],
    ['b', 'a', 'c'],
  ],
  [
    [' 1 ', '2', '3'],
    ['a', 'b', 'c'],
  ],
  [['1', '1', '2'], undefined],
  [['', '1', '2'], undefined],
  [['0', '1', '2'], undefined],
  [['1', '2', '4'], undefined],
  [['1', '2', '3.0'], undefined],
])('places %j', (places, order) => {
  expect(drawnOrder(new Map(places.map((place, at) => ['abc'.charAt(at), place])))).toEqual(order);
});
