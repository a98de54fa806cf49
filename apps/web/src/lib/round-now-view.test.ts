import { expect, test } from 'vitest';
import { nowView } from './round-now-view.ts';

const phase = <Id extends string>(id: Id, from: string, until: string) => ({
  id,
  opensAt: `2027-${from}T08:00:00Z`,
  closesAt: `2027-${until}T22:00:00Z`,
});
const round = {
  id: 'parkwijk-2027',
  status: 'published' as const,
  phases: [
    phase('submit', '03-01', '03-28'),
    phase('support', '03-01', '04-04'),
    phase('check', '04-05', '05-09'),
    phase('ballotList', '05-10', '05-16'),
    phase('vote', '05-17', '06-13'),
    phase('outcome', '06-18', '06-18'),
    phase('review', '07-01', '07-31'),
  ],
  rules: { support: { threshold: 25 } },
} as unknown as Parameters<typeof nowView>[0];

const at = (day: string) => new Date(`2027-${day}T12:00:00Z`);
const textOf = (view: ReturnType<typeof nowView>) => view.lines.join(' ').replaceAll('\u00a0', ' ');

test.each([
  ['02-01', 'published', 'De volgende stap is: Plannen insturen. Die begint op 1 maart 2027.', 'spelregels'],
  [
    '03-05',
    'published',
    'Insturen kan tot en met 28 maart 2027. Steunen kan tot en met 4 april 2027.',
    'plan-insturen',
  ],
  ['04-01', 'published', 'Een plan heeft 25 keer steun nodig. Steunen kan tot en met 4 april 2027.', 'plannen'],
  ['04-06', 'published', 'De gemeente is klaar op 9 mei 2027.', 'plannen'],
  ['05-11', 'published', 'Stemmen kan vanaf 17 mei 2027.', 'plannen'],
  ['05-11', 'open', 'Stemmen kan vanaf 17 mei 2027.', 'stemmen'],
  ['06-01', 'open', 'Stemmen kan tot en met 13 juni 2027 om 23.59 uur.', 'stemmen'],
  ['06-15', 'counted', 'De uitslag komt op 18 juni 2027.', 'uitslag'],
  ['06-30', 'outcomePublished', 'De volgende stap is: Terugkijken. Die begint op 1 juli 2027.', 'uitslag'],
] as const)('on %s with status %s', (day, status, dates, page) => {
  const view = nowView({ ...round, status }, at(day));
  expect(textOf(view)).toContain(dates);
  expect(view.actions[0]?.href).toBe(`/rondes/parkwijk-2027/${page}`);
});

test('a draft leads to where it is made', () => {
  expect(nowView({ ...round, status: 'draft' }, at('03-01')).actions[0]?.href).toBe('/beheer/rondes/parkwijk-2027');
});

test('without a threshold no number of supports is asked for', () => {
  const free = { ...round, rules: { support: { threshold: 0 } } } as typeof round;
  expect(textOf(nowView(free, at('04-01')))).not.toContain('keer steun nodig');
});
