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
  for (const { projects, cost, worth } of kinds) {
    costs.push((costs.at(-1) ?? 0) + cost * projects.length);
    worths.push((worths.at(-1) ?? 0n) + worth * BigInt(projects.length));
  }
  return (from, money) => {
    const costBefore = costs[from] ?? 0;
    let [low, high] = [from, kinds.length];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((costs[middle] ?? 0) - costBefore <= money) low = middle;
      else high = middle - 1;
    }
    const whole = (worths[low] ?? 0n) - (worths[from] ?? 0n);
    const split = kinds[low];
    if (split === undefined) return whole;
    const rest = money - ((costs[low] ?? 0) - costBefore);
    return whole + (BigInt(rest) * split.worth) / BigInt(split.cost);
  };
}

/** For each place the bound of all kinds after it, whatever order they stand in. */
export function boundsAfter(kinds: readonly ProjectKind[]): (place: number) => (money: number) => bigint {
  const isSorted = kinds.every((kind, at) => at === 0 || compareRates(kinds[at - 1] ?? kind, kind) <= 0);
  const bound = isSorted ? boundOf(kinds) : undefined;
  return (place) => {
    if (bound !== undefined) return (money) => bound(place + 1, money);
    const rest = boundOf(kinds.slice(place + 1).toSorted(compareRates));
    return (money) => rest(0, money);
  };
}
