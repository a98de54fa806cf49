import type { Settled, TieBreaker } from '@wijkbegroting/domain';
import type { TrialLots } from './protocol.ts';

/**
 * Settles the ties between projects that were in one draw on trial; a tie with another project waits for its own.
 * Rule: docs/rules/loten.md, 5.
 */
export function settleByTrial(lots: readonly TrialLots[]): TieBreaker {
  return (between, canMatter): Settled | undefined => {
    if (!canMatter) return undefined;
    const drawn = lots.find((order) => between.every((place) => order.includes(place)));
    if (drawn === undefined) return undefined;
    return { order: drawn.filter((place) => between.includes(place)), by: 'drawn', settles: 'all' };
  };
}

/**
 * A random order, each equally likely.
 * @param below gives a whole number from 0 up to the number it gets, each equally likely
 */
export function shuffled<Item>(items: readonly Item[], below: (bound: number) => number): readonly Item[] {
  const order = [...items];
  for (let last = order.length - 1; last > 0; last -= 1) {
    const [taken] = order.splice(below(last + 1), 1);
    if (taken !== undefined) order.push(taken);
  }
  return order;
}

/** The list with the item at this place one further to the front or the back; the same list where that cannot be. */
export function moved<Item>(items: readonly Item[], at: number, by: -1 | 1): readonly Item[] {
  const item = items[at];
  if (item === undefined || at + by < 0 || at + by >= items.length) return items;
  const rest = items.filter((_, index) => index !== at);
  return [...rest.slice(0, at + by), item, ...rest.slice(at + by)];
}
