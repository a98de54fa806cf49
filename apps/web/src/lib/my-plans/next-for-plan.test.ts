import { expect, test } from 'vitest';
import type { PhaseId, Standing } from '#lib/api/types.ts';
import { nextForPlan, submitMoment } from './next-for-plan.ts';

const phase = (id: PhaseId, opens: string, closes: string) => ({
  id,
  opensAt: `${opens}T07:00:00Z`,
  closesAt: `${closes}T22:00:00Z`,
});
const round = {
  status: 'published',
  phases: [
    phase('submit', '2027-03-01', '2027-03-28'),
    phase('support', '2027-03-08', '2027-04-04'),
    phase('check', '2027-04-05', '2027-05-09'),
    phase('ballotList', '2027-05-10', '2027-05-16'),
    phase('vote', '2027-05-17', '2027-06-13'),
    phase('outcome', '2027-06-18', '2027-06-18'),
  ],
} as const;

test.each<[Standing, string, string]>([
  ['draft', '2027-02-01', '1 maart 2027'],
  ['draft', '2027-03-02', '28 maart 2027'],
  ['draft', '2027-04-02', 'volgende ronde'],
  ['collectingSupport', '2027-03-02', '8 maart 2027'],
  ['collectingSupport', '2027-03-20', '4 april 2027'],
  ['belowThreshold', '2027-05-01', 'te weinig steun'],
  ['awaitingCheck', '2027-04-10', '9 mei 2027'],
  ['feasible', '2027-05-01', '17 mei 2027'],
  ['feasible', '2027-06-15', 'niet doorgegaan'],
  ['feasibleWithChanges', '2027-05-01', '17 mei 2027'],
  ['notFeasible', '2027-05-01', 'reden'],
  ['forwarded', '2027-05-01', 'afdeling'],
  ['onBallot', '2027-05-12', '17 mei 2027'],
  ['onBallot', '2027-05-20', '13 juni 2027'],
  ['onBallot', '2027-06-15', '18 juni 2027'],
  ['withdrawn', '2027-06-15', 'teruggenomen'],
])('%s on %s: %s', (status, day, words) => {
  const text = nextForPlan({ status }, round, new Date(`${day}T12:00:00Z`));
  expect(text.replaceAll('\u00a0', ' ')).toContain(words);
});

test('after the outcome it leads there', () => {
  const after = { ...round, status: 'outcomePublished' as const };
  expect(nextForPlan({ status: 'onBallot' }, after, new Date('2027-06-19T12:00:00Z'))).toContain('uitslag');
});

test('sending in: before, open, over; a round without the phase is over', () => {
  const at = (day: string) => submitMoment(round, new Date(`${day}T12:00:00Z`));
  expect([at('2027-02-01'), at('2027-03-05'), at('2027-03-29')]).toEqual(['before', 'open', 'over']);
  expect(submitMoment({ ...round, phases: [] }, new Date())).toBe('over');
});
