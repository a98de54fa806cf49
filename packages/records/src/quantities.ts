import { type CalendarDay, type Cents, isCents, parseCalendarDay } from '@wijkbegroting/domain';
import { z } from 'zod';
import { branded } from './texts.ts';

/** An amount of money in whole euro cents. */
export const Amount = branded<Cents>(z.int().min(0).max(Number.MAX_SAFE_INTEGER).refine(isCents));

/** A number of people, plans and the like. */
export const Count = z.int().min(0).max(1_000_000_000);

/** Goes up by one with every change; a write names the version it was made from. */
export const Version = z.int().min(1).max(1_000_000_000);

const InstantText = z.iso.datetime().refine((text) => /^(?:19|20|21)/.test(text), 'must lie in 1900 up to 2199');

/** An instant: a UTC text on the wire, a `Date` in the code, within the centuries that the calendar knows. */
export const Instant = z.codec(InstantText, z.date(), {
  decode: (text) => new Date(text),
  encode: (instant) => instant.toISOString(),
});

/** A day as people name it: `YYYY-MM-DD`. */
export const Day = branded<CalendarDay>(z.iso.date().refine((text) => parseCalendarDay(text).ok));
