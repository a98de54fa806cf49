import type { Fraction } from '../../fraction.ts';

/**
 * What each purse holds, as whole numbers over one common denominator. The denominator grows at every payment; a purse
 * is brought up to it only when it is looked at, so that purses nobody asks for cost nothing.
 */
export interface Ledger {
  readonly denominator: () => bigint;
  /** What a purse holds, over the denominator of now. */
  readonly moneyOf: (purse: number) => bigint;
  /** Multiplies the common denominator; amounts stay what they are. */
  readonly refine: (factor: bigint) => void;
  /** Sets what a purse holds, over the denominator of now. */
  readonly write: (purse: number, money: bigint) => void;
}

/** A ledger in which every purse holds the same. */
export function openLedger(purses: number, { numerator, denominator }: Fraction): Ledger {
  const held: bigint[] = Array.from({ length: purses }, () => numerator);
  /** How many times the denominator had grown when a purse was written last. */
  const writtenAt = new Int32Array(purses);
  /** For each number of times: what to multiply by to get to the denominator of now. */
  const growth: bigint[] = [1n];
  let common = denominator;
  return {
    denominator: () => common,
    moneyOf: (purse) => {
      const money = held[purse] as bigint;
      const written = writtenAt[purse] as number;
      if (written === growth.length - 1) return money;
      const refined = money * (growth[written] as bigint);
      held[purse] = refined;
      writtenAt[purse] = growth.length - 1;
      return refined;
    },
    refine: (factor) => {
      if (factor === 1n) return;
      common *= factor;
      for (const [written, before] of growth.entries()) growth[written] = before * factor;
      growth.push(1n);
    },
    write: (purse, money) => {
      held[purse] = money;
      writtenAt[purse] = growth.length - 1;
    },
  };
}
