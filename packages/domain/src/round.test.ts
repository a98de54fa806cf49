import { expect, test } from 'vitest';
import { PARKWIJK, round, rules } from '../test/factories.ts';
import { calendarDay } from './calendar.ts';
import { categoryId } from './ids.ts';
import { checkRound, missingTexts, type Round } from './round.ts';

const GREEN = { id: categoryId('groen'), label: 'Groen' };
const { vote } = rules();

test('the demo round can be published', () => {
  expect(checkRound(round())).toEqual([]);
});

test('the reference date may be the day on which passes can first be collected', () => {
  const referenceDate = calendarDay('2027-05-10');
  expect(checkRound(round({ rules: rules({ vote: { ...vote, referenceDate } }) }))).toEqual([]);
});

test.each<[Partial<Round>, object]>([
  [{ title: ' ' }, { code: 'round-title-empty' }],
  [{ areaCodes: [] }, { code: 'round-without-area' }],
  [{ areaCodes: [PARKWIJK, PARKWIJK, PARKWIJK] }, { code: 'area-duplicate', areaCode: PARKWIJK }],
  [{ categories: [] }, { code: 'round-without-category' }],
  [{ categories: [GREEN, GREEN] }, { code: 'category-duplicate', categoryId: 'groen' }],
  [{ categories: [{ ...GREEN, label: '' }] }, { code: 'category-label-empty', categoryId: 'groen' }],
  [
    { rules: rules({ vote: { ...vote, referenceDate: calendarDay('2027-05-11') } }) },
    { code: 'reference-date-too-late' },
  ],
])('%o', (changes, error) => {
  expect(checkRound(round(changes))).toEqual([error]);
});

test('errors in phases and rules are found at once with the others', () => {
  const codes = checkRound(
    round({ title: '', phases: round().phases.slice(1), rules: rules({ vote: { ...vote, minimumAge: 200 } }) }),
  );
  expect(codes.map(({ code }) => code)).toEqual(['round-title-empty', 'phase-missing', 'rule-out-of-range']);
});

test('texts that are empty or hold spaces only are missing', () => {
  const texts = { organiser: 'Wijkraad', about: ' ', fixedPoints: '', decides: 'De gemeente', budgetSource: '\n' };
  expect(missingTexts(texts)).toEqual(['about', 'fixedPoints', 'budgetSource']);
  expect(missingTexts({ ...texts, about: 'a', fixedPoints: 'b', budgetSource: 'c' })).toEqual([]);
});
