import { calendarDay } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { checkEligibility, homeChoices, parseBirthDate, type EligibilityForm } from './eligibility-check.ts';

const buurten = [
  { code: 'BU1', parentCode: 'WK1' },
  { code: 'BU2', parentCode: 'WK1' },
  { code: 'BU3', parentCode: 'WK2' },
];
const rules = {
  propose: {
    minimumAge: null,
    residence: 'anyone' as const,
    maximumPerProposer: 3,
    titleMaxLength: 60,
    summaryMaxLength: 140,
    descriptionMaxLength: 5000,
    excludedTopics: [],
  },
  plan: { minimumCostCents: 0, maximumCostCents: 1_500_000 },
  support: { threshold: 25, residence: 'gemeente' as const, minimumAge: 10 },
  vote: {
    minimumAge: 12,
    referenceDate: '2027-05-03',
    residence: 'area' as const,
    ballot: { kind: 'divideBudget' as const, minimumChoices: 1, maximumChoices: null },
    changeable: false,
    secondFactor: 'birthYear' as const,
  },
  count: {
    rule: 'greedyVotes' as const,
    whenNextDoesNotFit: 'skip' as const,
    minimumVotes: 1,
    tie: 'publicDraw' as const,
  },
  bindingForce: 'advice' as const,
};
const round = {
  areas: [{ code: 'WK1', name: 'Parkwijk' }],
  buurten: [
    { code: 'BU2', name: 'Zuid' },
    { code: 'BU1', name: 'Noord' },
  ],
  gemeenteCode: 'GM0392',
  rules,
};
const today = calendarDay('2027-03-01');

const ask = (form: Partial<EligibilityForm>, of = round) =>
  checkEligibility({ home: 'BU1', birthDate: '12-4-1984', ...form }, of, buurten, today);

function kinds(form: Partial<EligibilityForm>, of = round): string[] {
  const result = ask(form, of);
  return 'answers' in result ? result.answers.map(({ kind }) => kind) : ['error'];
}

test.each([
  ['a grown-up of the wijk', {}, ['yes', 'yes', 'yes']],
  ['of the wijk, buurt unknown', { home: 'WK1' }, ['yes', 'yes', 'yes']],
  ['of another wijk', { home: 'elders' }, ['yes', 'yes', 'no']],
  ['of another gemeente', { home: 'buiten' }, ['yes', 'no', 'no']],
  ['who does not know where', { home: 'onbekend' }, ['yes', 'unsure', 'unsure']],
  ['12 on the reference date, 11 today', { birthDate: '3-5-2015' }, ['yes', 'yes', 'yes']],
  ['a day too young to vote', { birthDate: '4-5-2015' }, ['yes', 'yes', 'no']],
  ['9 years old', { birthDate: '2018-01-01' }, ['yes', 'no', 'no']],
  ['young and with an unknown home', { home: 'onbekend', birthDate: '2018-01-01' }, ['yes', 'no', 'no']],
])('somebody %s', (_who, form, answers) => {
  expect(kinds(form)).toEqual(answers);
});

test('all reasons at once, in words', () => {
  const result = ask({ home: 'elders', birthDate: '2020-01-01' });
  const vote = 'answers' in result ? result.answers[2] : undefined;
  expect(vote?.text).toBe('U mag niet stemmen.');
  expect(vote?.reasons.map((reason) => reason.replaceAll('\u00a0', ' '))).toEqual([
    'U woont niet in Parkwijk.',
    'U moet op 3 mei 2027 12 jaar of ouder zijn.',
  ]);
  const outside = ask({ home: 'buiten', birthDate: '2020-01-01' });
  expect('answers' in outside ? outside.answers[1]?.reasons : []).toEqual([
    'U woont niet in Haarlem.',
    'U moet 10 jaar of ouder zijn.',
  ]);
});

test.each([
  [{ home: '' }, ['home']],
  [{ home: 'BU3' }, ['home']],
  [{ birthDate: '' }, ['birthDate']],
  [{ birthDate: '31-2-1984' }, ['birthDate']],
  [{ birthDate: '2-3-2027' }, ['birthDate']],
  [{ home: '', birthDate: 'x' }, ['home', 'birthDate']],
])('what is missing is asked for: %j', (form, fields) => {
  const result = ask(form);
  expect('errors' in result ? result.errors.map(({ field }) => field) : []).toEqual(fields);
});

test('choices: buurten by name, the wijk as a whole, elsewhere, outside, unknown', () => {
  expect(homeChoices(round, buurten).map(({ value }) => value)).toEqual([
    'BU1',
    'BU2',
    'WK1',
    'elders',
    'buiten',
    'onbekend',
  ]);
});

test('a round of single buurten has no larger area to choose', () => {
  const small = { ...round, areas: [{ code: 'BU1', name: 'Noord' }], buurten: [{ code: 'BU1', name: 'Noord' }] };
  expect(homeChoices(small, buurten).map(({ value }) => value)).toEqual(['BU1', 'elders', 'buiten', 'onbekend']);
  expect(kinds({}, small)).toEqual(['yes', 'yes', 'yes']);
  expect(kinds({ home: 'elders' }, small)).toEqual(['yes', 'yes', 'no']);
});

test('a round of the whole gemeente has no elsewhere in it', () => {
  const whole = {
    ...round,
    areas: [{ code: 'GM0392', name: 'Haarlem' }],
    buurten: buurten.map(({ code }) => ({ code, name: code })),
  };
  expect(homeChoices(whole, buurten).map(({ value }) => value)).toEqual([
    'BU1',
    'BU2',
    'BU3',
    'GM0392',
    'buiten',
    'onbekend',
  ]);
  expect(kinds({ home: 'GM0392' }, whole)).toEqual(['yes', 'yes', 'yes']);
  expect(kinds({ home: 'elders' }, whole)).toEqual(['error']);
});

test.each([
  ['12-4-1984', '1984-04-12'],
  ['12/04/1984', '1984-04-12'],
  [' 12 4 1984 ', '1984-04-12'],
  ['1984-04-12', '1984-04-12'],
  ['29-2-2023', undefined],
  ['12-4-84', undefined],
  ['gisteren', undefined],
])('birth date %j', (text, day) => {
  expect(parseBirthDate(text)).toBe(day);
});
