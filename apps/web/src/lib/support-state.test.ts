import { expect, test } from 'vitest';
import { supportState } from './support-state.ts';

const round = {
  phases: [{ id: 'support' as const, opensAt: '2027-03-01T08:00:00Z', closesAt: '2027-04-04T22:00:00Z' }],
};
const during = '2027-03-10T12:00:00Z';

test.each([
  ['collectingSupport', during, 'open'],
  ['awaitingCheck', during, 'open'],
  ['belowThreshold', '2027-04-05T00:00:00Z', 'niet meer'],
  ['awaitingCheck', '2027-04-04T22:00:00Z', 'niet meer'],
  ['collectingSupport', '2027-02-01T00:00:00Z', 'vanaf 1 maart 2027'],
  ['feasible', during, 'al bekeken'],
  ['notFeasible', during, 'al bekeken'],
  ['onBallot', during, 'al bekeken'],
  ['draft', during, 'nog niet ingestuurd'],
  ['withdrawn', during, 'teruggenomen'],
] as const)('%s at %s: %s', (status, now, expected) => {
  const state = supportState({ status }, round, new Date(now));
  expect(state.kind === 'open' ? 'open' : state.text.replaceAll('\u00a0', ' ')).toContain(expected);
});

test('a round without the phase cannot be supported', () => {
  expect(supportState({ status: 'collectingSupport' }, { phases: [] }, new Date(during)).kind).toBe('closed');
});
