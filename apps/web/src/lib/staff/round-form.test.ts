import { calendarDay, checkPhases, checkRoundRules, cents, type RoundRules } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import type { components } from '#lib/api/generated/openapi.ts';
import { formOfRound, formOfTemplate, withSchedule } from './form-of-round.ts';
import { contentOfForm, readRoundForm, type RoundForm } from './round-form.ts';
import { roundFieldErrors } from './round-errors.ts';
import { scheduleFrom } from './schedule.ts';
import { TEMPLATE_IDS, TEMPLATES } from './templates.ts';

type Round = components['schemas']['Round'];

const START = calendarDay('2027-01-04');
const form = formOfTemplate(TEMPLATES['verdeel-het-geld'], START, ['WK039209']);

function changed(fields: Record<string, string>): RoundForm {
  return { ...form, fields: { ...form.fields, ...fields } };
}

test.each(TEMPLATE_IDS)('template %s makes rules that can be published', (id) => {
  const { content, errors } = contentOfForm(formOfTemplate(TEMPLATES[id], START, ['WK039209']));
  expect(errors).toEqual([]);
  expect(checkRoundRules(content.rules as unknown as RoundRules, cents(content.budgetCents))).toEqual([]);
  expect(content.categories.map(({ id: category }) => category)).toContain('groen-en-natuur');
});

test.each(['2026-11-20', '2027-03-01', '2027-10-01', '2028-02-29'])(
  'a round that begins on %s has right phases',
  (day) => {
    const { content, errors } = contentOfForm(withSchedule(form, calendarDay(day)));
    const phases = content.phases.map(({ id, opensAt, closesAt }) => ({
      id,
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
    }));
    expect(errors).toEqual([]);
    expect(checkPhases(phases)).toEqual([]);
    expect(scheduleFrom(calendarDay(day)).referenceDate <= content.phases[4]!.opensAt.slice(0, 10)).toBe(true);
  },
);

test('what is stored comes back unchanged, to the second', () => {
  const { content } = contentOfForm(form);
  const phases = content.phases.map((phase) => ({
    ...phase,
    opensAt: phase.opensAt.replace(':00.000Z', ':07.123Z'),
    closesAt: phase.closesAt.replace(':00.000Z', ':42.000Z'),
  }));
  const stored = { ...content, title: 'Een ronde', phases, areas: [{ code: 'WK039209', name: 'Parkwijk' }] };
  const again = contentOfForm(formOfRound(stored as unknown as Round), phases);
  expect(again).toEqual({ content: { ...content, title: 'Een ronde', phases }, errors: [] });
});

test.each([
  ['budgetCents', 'veel'],
  ['budgetCents', ''],
  ['rules.support.threshold', '2,5'],
  ['rules.vote.minimumAge', 'twaalf'],
  ['rules.vote.referenceDate', '2027-02-30'],
  ['phases.vote.opensDay', ''],
  ['phases.vote.closesDay', '31-12-2027'],
  ['phases.vote.opensTime', '25:00'],
  ['rules.bindingForce', ''],
  ['title', 'a'.repeat(121)],
])('%s cannot be %j', (field, value) => {
  expect(contentOfForm(changed({ [field]: value })).errors.map((error) => error.field)).toEqual([field]);
});

test('a phase without days is not there yet', () => {
  const { content, errors } = contentOfForm(changed({ 'phases.review.opensDay': '', 'phases.review.closesDay': '' }));
  expect(errors).toEqual([]);
  expect(content.phases.map(({ id }) => id)).not.toContain('review');
});

test('choosing up to a number needs that number', () => {
  const { errors } = contentOfForm(changed({ 'rules.vote.ballot.kind': 'chooseUpTo' }));
  expect(errors.map(({ field }) => field)).toEqual(['rules.vote.ballot.maximumChoices']);
});

test('a posted form reads as it was typed, and rows of kinds stay together', () => {
  const data = new FormData();
  data.set('title', 'Een\r\nronde');
  data.append('areaCodes', 'WK039209');
  for (const [id, label] of [
    ['groen', 'Groen'],
    ['', 'Nieuw'],
    ['', ' '],
  ] as const) {
    data.append('categoryId', id);
    data.append('categoryLabel', label);
  }
  const read = readRoundForm(data);
  expect(read.fields['title']).toBe('Een\nronde');
  expect(contentOfForm(read).content.categories).toEqual([
    { id: 'groen', label: 'Groen' },
    { id: 'nieuw', label: 'Nieuw' },
  ]);
});

test('every fault of the domain lands at a field, in words', () => {
  expect(
    roundFieldErrors([
      { code: 'phase-overlaps', phase: 'vote', earlier: 'check' },
      { code: 'pass-window-too-short', minimumDays: 7 },
      { code: 'rule-out-of-range', field: 'vote.minimumAge', minimum: 0, maximum: 120 },
      { code: 'something-new' },
    ]).map(({ field }) => field),
  ).toEqual(['phases.vote.opensDay', 'phases.vote.opensDay', 'rules.vote.minimumAge', 'title']);
});
