import { expect, test } from 'vitest';
import { phaseToShow, splitRounds } from './rounds.ts';

const phase = (id: string, from: number, until: number) => ({
  id,
  opensAt: `2027-03-${String(from).padStart(2, '0')}T00:00:00Z`,
  closesAt: `2027-03-${String(until).padStart(2, '0')}T00:00:00Z`,
});
const round = { phases: [phase('submit', 1, 20), phase('support', 5, 25), phase('vote', 26, 30)] };

test.each([
  ['before everything', '2027-02-01T00:00:00Z', undefined],
  ['one phase', '2027-03-02T00:00:00Z', 'submit'],
  ['two at once: the later one', '2027-03-10T00:00:00Z', 'support'],
  ['the end itself no longer counts', '2027-03-25T00:00:00Z', undefined],
])('phase to show: %s', (_name, now, id) => {
  expect(phaseToShow(round, new Date(now))?.id).toBe(id);
});

test('a round is earlier once its last phase is over', () => {
  expect(splitRounds([round], new Date('2027-03-29T00:00:00Z'))).toEqual({ current: [round], earlier: [] });
  expect(splitRounds([round], new Date('2027-03-30T00:00:00Z'))).toEqual({ current: [], earlier: [round] });
});
