import { describe, expect, test } from 'vitest';
import {
  formatCalendarDay,
  formatDay,
  formatDayTime,
  formatEnd,
  formatLastDay,
  formatList,
  formatMoney,
  formatNumber,
  formatPercentage,
  formatPeriod,
  formatTime,
  formatWeekday,
  isoDay,
  parseEuros,
} from './format.ts';

/** Tests compare with ordinary spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('money', () => {
  test.each([
    [960_000, '€ 9.600'],
    [960_050, '€ 9.600,50'],
    [5, '€ 0,05'],
    [0, '€ 0'],
    [4_000_000, '€ 40.000'],
    [123_456_789_00, '€ 123.456.789'],
    [-1250, '−€ 12,50'],
  ])('%i cents is %s', (cents, text) => {
    expect(plain(formatMoney(cents))).toBe(text);
  });

  test('an amount never breaks over two lines', () => {
    expect(formatMoney(960_000)).not.toContain(' ');
  });

  test.each([
    ['9.600', 960_000],
    ['9600', 960_000],
    ['9600,50', 960_050],
    ['€ 12,5', 1250],
    ['€12,-', 1200],
    [' 0 ', 0],
    ['9,600', null],
    ['9.60', null],
    ['12.50', null],
    ['-5', null],
    ['tien', null],
    ['', null],
    ['9999999999', null],
  ])('%j is read as %j cents', (text, cents) => {
    expect(parseEuros(text)).toBe(cents);
  });
});

describe('numbers', () => {
  test('thousands have a point', () => {
    expect(formatNumber(167_636)).toBe('167.636');
  });

  test.each([
    [1, 4, '25 %'],
    [0, 0, '0 %'],
    [2, 3, '67 %'],
  ])('%i of %i is %s', (part, whole, text) => {
    expect(plain(formatPercentage(part, whole))).toBe(text);
  });
});

describe('days and times are those of the Netherlands', () => {
  test('summer and winter', () => {
    expect(plain(formatDayTime('2027-06-18T21:59:00Z'))).toBe('18 juni 2027 om 23.59 uur');
    expect(plain(formatDayTime('2027-01-05T08:00:00Z'))).toBe('5 januari 2027 om 9.00 uur');
  });

  test('the day changes at midnight here, not in Greenwich', () => {
    expect(plain(formatDay('2027-06-18T22:30:00Z'))).toBe('19 juni 2027');
    expect(isoDay('2027-06-18T22:30:00Z')).toBe('2027-06-19');
  });

  test('midnight is 0.00 uur, never 24.00', () => {
    expect(plain(formatTime('2027-06-18T22:00:00Z'))).toBe('0.00 uur');
  });

  test('weekday', () => {
    expect(plain(formatWeekday('2027-06-18T10:00:00Z'))).toBe('vrijdag 18 juni 2027');
  });

  test('a calendar day keeps its date', () => {
    expect(plain(formatCalendarDay('2027-05-03'))).toBe('3 mei 2027');
  });
});

describe('a half-open end shows its last minute', () => {
  test('an end at midnight belongs to the day before', () => {
    expect(plain(formatEnd('2027-06-18T22:00:00Z'))).toBe('18 juni 2027 om 23.59 uur');
    expect(plain(formatLastDay('2027-06-18T22:00:00Z'))).toBe('18 juni 2027');
  });

  test('an end in the afternoon stays that day', () => {
    expect(plain(formatEnd('2027-06-18T15:00:00Z'))).toBe('18 juni 2027 om 16.59 uur');
  });

  test.each([
    ['one year', '2027-05-02T22:00:00Z', '2027-06-18T22:00:00Z', '3 mei tot en met 18 juni 2027'],
    ['two years', '2026-12-01T23:00:00Z', '2027-01-31T23:00:00Z', '2 december 2026 tot en met 31 januari 2027'],
    ['one day', '2027-06-17T22:00:00Z', '2027-06-18T22:00:00Z', '18 juni 2027'],
  ])('a period within %s', (_name, opensAt, closesAt, text) => {
    expect(plain(formatPeriod(opensAt, closesAt))).toBe(text);
  });
});

test.each([
  [[], ''],
  [['Parkwijk'], 'Parkwijk'],
  [['Boerhaavewijk', 'Meerwijk', 'Parkwijk'], 'Boerhaavewijk, Meerwijk en Parkwijk'],
])('list of %j', (names, text) => {
  expect(formatList(names)).toBe(text);
});
