import { at } from '../at.ts';
import { compareRates, type ProjectKind } from './kinds.ts';

/** No combination of these kinds from the given place on is worth more than this, with so much money. */
export type Bound = (from: number, money: number) => bigint;

/**
 * What the money would be worth if projects could be split: the kinds that are worth the most for their cost first, and
 * a part of the last. Limits other than the money are left out. The kinds have to stand in that order.
 */
export function boundOf(kinds: readonly ProjectKind[]): Bound {
  const costs = [0];
  const worths = [0n];
  for (const [place, { projects, cost, worth }] of kinds.entries()) {
    costs.push(at(costs, place) + cost * projects.length);
    worths.push(at(worths, place) + worth * BigInt(projects.length));
  }
  return (from, money) => {
    const costBefore = costs[from] as number;
    let [low, high] = [from, kinds.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((costs[middle] as number) - costBefore <= money) low = middle;
      else high = middle - 1;
    }
    const whole = (worths[low] as bigint) - (worths[from] as bigint);
    const split = kinds[low];
    if (split === undefined) return whole;
    const rest = money - ((costs[low] as number) - costBefore);
    return whole + (BigInt(rest) * split.worth) / BigInt(split.cost);
  };
}

/** For each place the bound of all kinds after it, whatever order they stand in. */
export function boundsAfter(kinds: readonly ProjectKind[]): (place: number) => (money: number) => bigint {
  const isSorted = kinds.slice(1).every((kind, before) => compareRates(at(kinds, before), kind) <= 0);
  const bound = isSorted ? boundOf(kinds) : undefined;
  return (place) => {
    if (bound !== undefined) return (money) => bound(place + 1, money);
    const rest = boundOf(kinds.slice(place + 1).toSorted(compareRates));
    return (money) => rest(0, money);
  };
}
