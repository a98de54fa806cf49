/** Chance that can be had again: the same seed gives the same row. Never for keys of a real round. */
export interface Chance {
  /** From 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
}

/** The generator mulberry32: good enough to invent residents with. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const shuffled = <Item>(items: readonly Item[]): readonly Item[] => {
    const mixed = [...items];
    for (let at = mixed.length - 1; at > 0; at -= 1) {
      const other = below(at + 1);
      [mixed[at], mixed[other]] = [mixed[other] as Item, mixed[at] as Item];
    }
    return mixed;
  };
  return { next, below, bytes: (length) => Uint8Array.from({ length }, () => below(256)), shuffled };
}
