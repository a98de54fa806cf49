import { expect, test } from 'vitest';
import { at, round, rules } from '../test/factories.ts';
import { hasEnoughSupport, proposalStanding } from './proposal-standing.ts';
import { PROPOSAL_STATUSES } from './proposal-status.ts';

test.each([
  [24, '2027-02-10T12:00', 'collectingSupport', 'before support opens'],
  [24, '2027-04-04T23:59', 'collectingSupport', 'until it closes'],
  [24, '2027-04-05T00:00', 'belowThreshold', 'when it has closed'],
  [25, '2027-03-10T12:00', 'awaitingCheck', 'enough, while others still collect'],
  [25, '2027-04-06T12:00', 'awaitingCheck', 'enough'],
])('article 3: submitted with %i times support, %s: %s (%s)', (supportCount, local, standing) => {
  expect(proposalStanding({ status: 'submitted', supportCount, round: round(), now: at(local) })).toBe(standing);
});

test.each(PROPOSAL_STATUSES.filter((status) => status !== 'submitted'))('%s stands as it is', (status) => {
  expect(proposalStanding({ status, supportCount: 0, round: round(), now: at('2027-03-10T12:00') })).toBe(status);
});

test('without a threshold every plan has enough', () => {
  expect(hasEnoughSupport(0, { ...rules().support, threshold: 0 })).toBe(true);
});
