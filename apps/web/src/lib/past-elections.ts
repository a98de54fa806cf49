import { parseCalendarDay } from '@wijkbegroting/domain';
import { fractionAmountText } from '@wijkbegroting/tally-words';
import type { PastElection } from '#lib/api/types.ts';
import { formatCalendarDay } from '#lib/format.ts';
import { pastElections as words } from '#lib/messages/index.ts';

/** `€ 2.458.488,22`, or `2.458.488,22` when the file does not name its currency. */
export function budgetText({ budget, currency }: Pick<PastElection, 'budget' | 'currency'>): string {
  const [whole = '', fraction = ''] = budget.split('.');
  const exact = { numerator: BigInt(whole + fraction), denominator: 10n ** BigInt(fraction.length) };
  return fractionAmountText(exact, { code: currency ?? '', unit: 1 }).trim();
}

/** When people voted, as far as the file says so; null when it does not. */
export function votingDaysText({ firstDay, lastDay }: Pick<PastElection, 'firstDay' | 'lastDay'>): string | null {
  const first = firstDay ?? lastDay;
  const last = lastDay ?? firstDay;
  if (first === null || last === null) return null;
  return first === last ? dayText(first) : words.period(dayText(first), dayText(last));
}

/** A file writes days as `17.05.2019` and often only the year; what is neither stays as it is. */
function dayText(text: string): string {
  const day = parseCalendarDay(text.split('.').toReversed().join('-'));
  return day.ok ? formatCalendarDay(day.value) : text;
}

/** How many elections stand on a page. */
export const ELECTIONS_PER_PAGE = 24;

/** The page that an address asks for, from 1. */
export function pageOf(query: URLSearchParams): number {
  const asked = query.get('pagina') ?? '1';
  return /^[1-9]\d{0,3}$/.test(asked) ? Number(asked) : 1;
}
