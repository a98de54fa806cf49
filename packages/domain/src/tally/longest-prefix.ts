import type { Place } from './election.ts';

/** How many from the front can go together, at least one; found by halving, as fewer always can when more can. */
export function longestPrefix(order: readonly Place[], canGoTogether: (projects: readonly Place[]) => boolean): number {
  let [enough, tooMany] = [1, order.length];
  while (tooMany - enough > 1) {
    const middle = Math.floor((enough + tooMany) / 2);
    if (canGoTogether(order.slice(0, middle))) enough = middle;
    else tooMany = middle;
  }
  return enough;
}
