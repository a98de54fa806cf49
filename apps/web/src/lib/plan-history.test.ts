import { expect, test } from 'vitest';
import { planHistory } from './plan-history.ts';

type Facts = Parameters<typeof planHistory>[0];

const round: Facts['round'] = {
  phases: [
    { id: 'support', opensAt: '2027-03-01T08:00:00Z', closesAt: '2027-04-04T22:00:00Z' },
    { id: 'check', opensAt: '2027-04-05T07:00:00Z', closesAt: '2027-05-09T22:00:00Z' },
    { id: 'vote', opensAt: '2027-05-17T07:00:00Z', closesAt: '2027-06-13T22:00:00Z' },
  ],
};
const judged = (outcome: NonNullable<Facts['plan']['verdict']>['outcome']) => ({
  outcome,
  costCents: 100_000,
  reason: 'Het past.',
  judgedAt: '2027-04-20T10:00:00Z',
});

function textOf(plan: Partial<Facts['plan']>, isFunded: boolean | null = null): string[] {
  const whole = {
    status: 'collectingSupport' as const,
    submittedAt: '2027-03-02T10:00:00Z',
    supportCount: 30,
    supportThreshold: 25,
    verdict: null,
    ...plan,
  };
  return planHistory({ plan: whole, round, isFunded }).map(({ state, text }) => `${state}: ${text}`);
}

const sentIn = 'past: Ingestuurd';
const enough = 'past: Genoeg steun: 30 keer';

test.each([
  ['draft', { status: 'draft', submittedAt: null }, null, ['now: Nog niet ingestuurd']],
  ['withdrawn', { status: 'withdrawn' }, null, [sentIn, 'stopped: Teruggenomen']],
  ['collecting', { supportCount: 3 }, null, [sentIn, 'now: Steun verzamelen: 3 van de 25']],
  [
    'too little',
    { status: 'belowThreshold', supportCount: 3 },
    null,
    [sentIn, 'stopped: Te weinig steun: 3 van de 25'],
  ],
  ['waiting', { status: 'awaitingCheck' }, null, [sentIn, enough, 'now: De gemeente bekijkt het plan']],
  [
    'feasible',
    { status: 'feasible', verdict: judged('feasible') },
    null,
    [sentIn, enough, 'now: De gemeente heeft het plan bekeken: gaat door'],
  ],
  [
    'not feasible',
    { status: 'notFeasible', verdict: judged('notFeasible') },
    null,
    [sentIn, enough, 'stopped: De gemeente heeft het plan bekeken: gaat niet door'],
  ],
] as const)('%s', (_name, plan, isFunded, steps) => {
  expect(textOf(plan, isFunded)).toEqual(steps);
});

test.each([
  [null, ['now: Stemmen']],
  [true, ['past: Stemmen', 'now: Gekozen in de telling']],
  [false, ['past: Stemmen', 'stopped: Niet gekozen in de telling']],
])('on the ballot list, funded %j', (isFunded, steps) => {
  const plan = { status: 'onBallot', verdict: judged('feasibleWithChanges') } as const;
  expect(textOf(plan, isFunded).slice(3)).toEqual(['past: Op de stemlijst', ...steps]);
});

test('says when, where the day is known', () => {
  const steps = planHistory({
    plan: {
      status: 'awaitingCheck',
      submittedAt: '2027-03-02T10:00:00Z',
      supportCount: 30,
      supportThreshold: 25,
      verdict: null,
    },
    round,
    isFunded: null,
  });
  expect(steps.map(({ when }) => when.replaceAll('\u00a0', ' '))).toEqual([
    '2 maart 2027',
    '',
    '5 april tot en met 9 mei 2027',
  ]);
});
