import { addDays, type CalendarDay, dayOf, parseCalendarDay } from '@wijkbegroting/domain';

/** A day from outside, such as from the address; undefined when it is no day. */
export function startDayOf(text: string | null): CalendarDay | undefined {
  const day = parseCalendarDay(text ?? '');
  return day.ok ? day.value : undefined;
}

/** The day on which a new round would begin: two weeks from now. */
export function usualStart(now: Date): CalendarDay {
  return addDays(dayOf(now), 14);
}
