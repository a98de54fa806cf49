/**
 * The only place where cents become euros and instants become Dutch dates.
 * Amounts are in cents. Times are shown in Europe/Amsterdam, whatever the machine thinks.
 */
const TIME_ZONE = 'Europe/Amsterdam';
const LOCALE = 'nl-NL';
/** Keeps an amount, or a number and its word, on one line. */
const NO_BREAK_SPACE = '\u00a0';

const wholeNumber = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const twoDecimals = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const listFormat = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const dayFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayOfYearFormat = new Intl.DateTimeFormat(LOCALE, { timeZone: TIME_ZONE, day: 'numeric', month: 'long' });
const weekdayFormat = new Intl.DateTimeFormat(LOCALE, { timeZone: TIME_ZONE, weekday: 'long' });
const timeFormat = new Intl.DateTimeFormat(LOCALE, {
  timeZone: TIME_ZONE,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});
const isoDayFormat = new Intl.DateTimeFormat('en-CA', {
  timeZone: TIME_ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** An instant as the API sends it (ISO text) or as a `Date`. */
export type Instant = Date | string;

/** `960000` becomes `€ 9.600`, `960050` becomes `€ 9.600,50`. */
export function formatMoney(cents: number): string {
  const format = cents % 100 === 0 ? wholeNumber : twoDecimals;
  const sign = cents < 0 ? '−' : '';
  return `${sign}€${NO_BREAK_SPACE}${format.format(Math.abs(cents) / 100)}`;
}

/** `960000` becomes `9.600`, as it stands in a field with the euro sign before it; `parseEuros` reads it back. */
export function formatEuros(cents: number): string {
  return (cents % 100 === 0 ? wholeNumber : twoDecimals).format(cents / 100);
}

/** `14745` becomes `14.745`. */
export function formatNumber(value: number): string {
  return wholeNumber.format(value);
}

/** A part of a whole as `27 %`; an empty whole gives `0 %`. */
export function formatPercentage(part: number, whole: number): string {
  const percentage = whole === 0 ? 0 : Math.round((part / whole) * 100);
  return `${String(percentage)}${NO_BREAK_SPACE}%`;
}

/** `Boerhaavewijk, Meerwijk en Parkwijk`. */
export function formatList(names: readonly string[]): string {
  return listFormat.format(names);
}

/** `18 juni 2027`. */
export function formatDay(at: Instant): string {
  return dayFormat.format(toDate(at)).replaceAll(' ', NO_BREAK_SPACE);
}

/** `vrijdag 18 juni 2027`. */
export function formatWeekday(at: Instant): string {
  return `${weekdayFormat.format(toDate(at))} ${formatDay(at)}`;
}

/** `23.59 uur`. */
export function formatTime(at: Instant): string {
  return `${timeFormat.format(toDate(at)).replace(':', '.')}${NO_BREAK_SPACE}uur`;
}

/** `18 juni 2027 om 9.00 uur`. */
export function formatDayTime(at: Instant): string {
  return `${formatDay(at)} om ${formatTime(at)}`;
}

/**
 * The last minute that still counts of a half-open interval: an end of 19 June 00:00 is
 * "18 juni 2027 om 23.59 uur", because nobody reads "until 19 June 0.00" as the 18th.
 */
export function formatEnd(closesAt: Instant): string {
  return formatDayTime(lastMinute(closesAt));
}

/** The last day that still counts of a half-open interval. */
export function formatLastDay(closesAt: Instant): string {
  return formatDay(lastMinute(closesAt));
}

/** `3 mei tot en met 18 juni 2027`; the year is named once when it is the same. */
export function formatPeriod(opensAt: Instant, closesAt: Instant): string {
  const start = toDate(opensAt);
  const end = lastMinute(closesAt);
  if (isoDay(start) === isoDay(end)) return formatDay(start);
  const sameYear = isoDay(start).slice(0, 4) === isoDay(end).slice(0, 4);
  const from = sameYear ? dayOfYearFormat.format(start).replaceAll(' ', NO_BREAK_SPACE) : formatDay(start);
  return `${from} tot en met ${formatDay(end)}`;
}

/** The calendar day in the Netherlands as `2027-06-18`, for `<time datetime>` and `<input type="date">`. */
export function isoDay(at: Instant): string {
  return isoDayFormat.format(toDate(at));
}

/** A calendar day `2027-06-18` from the API as `18 juni 2027`. */
export function formatCalendarDay(day: string): string {
  return formatDay(new Date(`${day}T12:00:00Z`));
}

/** One minute before the end of a half-open interval. */
export function lastMinute(closesAt: Instant): Date {
  return new Date(toDate(closesAt).getTime() - 60_000);
}

/** Reads an amount in euros as people type it: `9.600`, `9600,50`, `€ 12,5`. Gives `null` when it is not an amount. */
export function parseEuros(text: string): number | null {
  const match = /^€?\s*(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,(\d{1,2}))?(?:,-)?$/.exec(text.trim());
  if (match === null) return null;
  const euros = Number((match[1] ?? '').replaceAll('.', ''));
  const rest = Number((match[2] ?? '').padEnd(2, '0'));
  return euros * 100 + rest;
}

function toDate(at: Instant): Date {
  return typeof at === 'string' ? new Date(at) : at;
}
