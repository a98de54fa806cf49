import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, addLocalDays, ageOn, type CalendarDay, calendarDay, dayOf } from './calendar.ts';
import {
  instantOf,
  isWithin,
  localDateTime,
  localDateTimeOf,
  parseCalendarDay,
  parseLocalDateTime,
} from './calendar.ts';

const days: fc.Arbitrary<CalendarDay> = fc
  .integer({ min: 0, max: 73_048 })
  .map((count) => addDays(calendarDay('1970-01-01'), count));
const instants = fc.date({
  min: new Date('1980-01-01T00:00Z'),
  max: new Date('2099-12-31T00:00Z'),
  noInvalidDate: true,
});

describe('days', () => {
  test.each(['2027-05-03', '2028-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is a day', (text) => {
    expect(parseCalendarDay(text)).toEqual({ ok: true, value: text });
  });

  test.each([
    '',
    '2027-02-29',
    '1900-02-29',
    '2027-13-01',
    '2027-00-10',
    '2027-04-31',
    '27-05-03',
    '1899-12-31',
    '2200-01-01',
    '2027-5-3',
    '2027-05-03T',
    ' 2027-05-03',
  ])('"%s" is not', (text) => {
    expect(parseCalendarDay(text).ok).toBe(false);
    expect(() => calendarDay(text)).toThrow('not a calendar day');
  });

  test.each([
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-01-01', -1, '2026-12-31'],
    ['2027-05-03', 0, '2027-05-03'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(calendarDay(day), count)).toBe(expected);
  });

  test('adding days and taking them off again changes nothing', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -10_000, max: 10_000 }), (day, count) => {
        expect(addDays(addDays(day, count), -count)).toBe(day);
      }),
    );
  });

  test('half a day is not a number of days', () => {
    expect(() => addDays(calendarDay('2027-05-03'), 0.5)).toThrow('whole number');
  });
});

describe('age', () => {
  test.each([
    ['2015-05-03', '2027-05-02', 11, 'the day before the birthday'],
    ['2015-05-03', '2027-05-03', 12, 'on the birthday'],
    ['2012-02-29', '2024-02-28', 11, 'born on 29 February, in a year with that day'],
    ['2012-02-29', '2024-02-29', 12, 'on that day'],
    ['2012-02-29', '2027-02-28', 14, 'in a year without it, on 28 February'],
    ['2012-02-29', '2027-03-01', 15, 'and on 1 March'],
    ['2027-05-03', '2027-05-03', 0, 'on the day of birth'],
    ['2027-05-04', '2027-05-03', -1, 'before birth'],
  ])('born %s, on %s: %i (%s)', (birthDate, day, age) => {
    expect(ageOn(calendarDay(birthDate), calendarDay(day))).toBe(age);
  });

  test('nobody grows younger, and at most a year older in a year', () => {
    fc.assert(
      fc.property(days, days, fc.integer({ min: 0, max: 365 }), (birthDate, day, later) => {
        const growth = ageOn(birthDate, addDays(day, later)) - ageOn(birthDate, day);
        expect(growth).toBeGreaterThanOrEqual(0);
        expect(growth).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('the clock in Amsterdam', () => {
  test.each([
    ['2027-01-15T09:00', '2027-01-15T08:00:00.000Z', 'winter'],
    ['2027-07-15T09:00', '2027-07-15T07:00:00.000Z', 'summer'],
    ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z', 'the last minute before the clock goes forward'],
    ['2027-03-28T02:00', '2027-03-28T01:00:00.000Z', 'an hour that is skipped: one hour later'],
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z', 'an hour that is skipped: one hour later'],
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z', 'the first minute after'],
    ['2027-10-31T02:00', '2027-10-31T00:00:00.000Z', 'an hour that comes twice: the first'],
    ['2027-10-31T02:59', '2027-10-31T00:59:00.000Z', 'an hour that comes twice: the first'],
    ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z', 'after it'],
    ['2027-06-14T00:00', '2027-06-13T22:00:00.000Z', 'midnight lies on the day before in UTC'],
  ])('%s is %s (%s)', (local, utc) => {
    expect(instantOf(localDateTime(local)).toISOString()).toBe(utc);
  });

  test.each([
    '',
    '2027-05-03',
    '2027-05-03T24:00',
    '2027-05-03T9:00',
    '2027-05-03 09:00',
    '2027-05-03T09:00Z',
    '2027-02-29T09:00',
    '2027-05-03T09:60',
  ])('"%s" is not a time', (text) => {
    expect(parseLocalDateTime(text).ok).toBe(false);
  });

  test('an instant shows a time, and that time is the instant again, but for the hour that comes twice', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = localDateTimeOf(instant);
        const minute = Math.floor(instant.getTime() / 60_000) * 60_000;
        const again = instantOf(shown).getTime();
        expect([minute, minute - 3_600_000]).toContain(again);
        expect(localDateTimeOf(new Date(again))).toBe(shown);
      }),
    );
  });

  test('a later time is never an earlier instant, the skipped hour apart', () => {
    const times = instants.map((instant) => localDateTime(instant.toISOString().slice(0, 16)));
    fc.assert(
      fc.property(times, fc.integer({ min: 0, max: 200 }), (time, minutes) => {
        const later = localDateTime(new Date(Date.parse(`${time}Z`) + minutes * 60_000).toISOString().slice(0, 16));
        fc.pre(localDateTimeOf(instantOf(time)) === time);
        expect(instantOf(later).getTime()).toBeGreaterThanOrEqual(instantOf(time).getTime());
      }),
    );
  });

  test('the day changes at midnight in Amsterdam', () => {
    expect(dayOf(new Date('2027-06-13T21:59:59.999Z'))).toBe('2027-06-13');
    expect(dayOf(new Date('2027-06-13T22:00:00.000Z'))).toBe('2027-06-14');
  });

  test('a week over a change of the clock is a week on the clock', () => {
    const before = instantOf(localDateTime('2027-03-22T09:00'));
    expect(localDateTimeOf(addLocalDays(before, 7))).toBe('2027-03-29T09:00');
    expect(addLocalDays(before, 7).getTime() - before.getTime()).toBe((7 * 24 - 1) * 3_600_000);
  });
});

test('an interval holds from its opening up to, but not at, its closing', () => {
  fc.assert(
    fc.property(instants, instants, instants, (opensAt, closesAt, now) => {
      const holds = opensAt.getTime() <= now.getTime() && now.getTime() < closesAt.getTime();
      expect(isWithin({ opensAt, closesAt }, now)).toBe(holds);
    }),
  );
  const instant = new Date('2027-05-17T07:00:00.000Z');
  expect(isWithin({ opensAt: instant, closesAt: instant }, instant)).toBe(false);
});
