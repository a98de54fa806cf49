import { tzOffset } from '@date-fns/tz';
import { invariant } from './invariant.ts';
import { err, ok, type Result } from './result.ts';

declare const brand: unique symbol;

/** A day as people in the Netherlands name it: 'YYYY-MM-DD', an existing day in 1900 up to 2199. */
export type CalendarDay = string & { readonly [brand]: 'CalendarDay' };

/** A time on the clock in Europe/Amsterdam: 'YYYY-MM-DDTHH:MM', from 00:00 up to 23:59. It may occur twice or never. */
export type LocalDateTime = string & { readonly [brand]: 'LocalDateTime' };

/** A stretch of time, half open: it holds when opensAt <= now < closesAt. */
export interface Interval {
  readonly opensAt: Date;
  readonly closesAt: Date;
}

/** The text is not a day, or not a day with a time. */
export interface CalendarError {
  readonly code: 'calendar-day-malformed' | 'local-date-time-malformed';
}

const TIME_ZONE = 'Europe/Amsterdam';
const DAY = /^(?:19|20|21)\d\d-\d\d-\d\d$/;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;
const MINUTE = 60_000;
const DAY_LENGTH = 24 * 60 * MINUTE;

function utcOf(day: string, time = '00:00'): number {
  return Date.parse(`${day}T${time}:00.000Z`);
}

function dayOfUtc(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}

function offsetAt(milliseconds: number): number {
  return tzOffset(TIME_ZONE, new Date(milliseconds)) * MINUTE;
}

/** Reads a day from outside. A day that does not exist (2027-02-29) is refused, not moved. */
export function parseCalendarDay(text: string): Result<CalendarDay, CalendarError> {
  const exists = DAY.test(text) && !Number.isNaN(utcOf(text)) && dayOfUtc(utcOf(text)) === text;
  return exists ? ok(text as CalendarDay) : err({ code: 'calendar-day-malformed' });
}

/** A day from our own records. @throws when it is not an existing day */
export function calendarDay(text: string): CalendarDay {
  const parsed = parseCalendarDay(text);
  invariant(parsed.ok, `"${text}" is not a calendar day`);
  return parsed.value;
}

/** Reads a day with a time, as a form field gives it. Seconds and time zones are refused. */
export function parseLocalDateTime(text: string): Result<LocalDateTime, CalendarError> {
  const isWhole = text[10] === 'T' && parseCalendarDay(text.slice(0, 10)).ok && TIME.test(text.slice(11));
  return isWhole ? ok(text as LocalDateTime) : err({ code: 'local-date-time-malformed' });
}

/** A day with a time from our own records. @throws when it is malformed */
export function localDateTime(text: string): LocalDateTime {
  const parsed = parseLocalDateTime(text);
  invariant(parsed.ok, `"${text}" is not a local date and time`);
  return parsed.value;
}

/**
 * The instant at which the clock in Amsterdam shows this time.
 * A time in the hour that is skipped in March moves forward by that hour; a time in the hour that occurs twice in
 * October is the first of the two. Opening hours become instants here and nowhere else.
 */
export function instantOf(local: LocalDateTime): Date {
  const wall = utcOf(local.slice(0, 10), local.slice(11));
  const before = wall - offsetAt(wall - DAY_LENGTH);
  const after = wall - offsetAt(wall + DAY_LENGTH);
  const fits = (instant: number): boolean => instant + offsetAt(instant) === wall;
  return new Date(!fits(before) && fits(after) ? after : before);
}

/** What the clock in Amsterdam shows at an instant, in whole minutes (seconds are dropped). */
export function localDateTimeOf(instant: Date): LocalDateTime {
  const wall = instant.getTime() + offsetAt(instant.getTime());
  return localDateTime(new Date(wall).toISOString().slice(0, 16));
}

/** The day it is in Amsterdam at an instant. */
export function dayOf(instant: Date): CalendarDay {
  return calendarDay(localDateTimeOf(instant).slice(0, 10));
}

/** The day `days` later, or earlier when negative. @throws when `days` is not whole or the day leaves 1900-2199 */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  invariant(Number.isSafeInteger(days), `${String(days)} is not a whole number of days`);
  return calendarDay(dayOfUtc(utcOf(day) + days * DAY_LENGTH));
}

/** The same time on the clock `days` later. A week over a clock change is still a week, though not 168 hours. */
export function addLocalDays(instant: Date, days: number): Date {
  const local = localDateTimeOf(instant);
  return instantOf(localDateTime(`${addDays(calendarDay(local.slice(0, 10)), days)}${local.slice(10)}`));
}

/**
 * Age in whole years on a day. Who was born on 29 February turns a year older on 1 March in a year without that day.
 * Below 0 when the day lies before the birth date.
 */
export function ageOn(birthDate: CalendarDay, day: CalendarDay): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

/** Whether the interval holds at `now`: the opening instant counts, the closing instant no longer does. */
export function isWithin(interval: Interval, now: Date): boolean {
  return interval.opensAt <= now && now < interval.closesAt;
}
