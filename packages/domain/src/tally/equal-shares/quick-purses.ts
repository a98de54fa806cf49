import type { Fraction } from '../../fraction.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place } from '../election.ts';
import type { Supporters } from './supporters.ts';

/** Between which two whole numbers a price per point lies, in small parts of the unit of money. */
export interface Bounds {
  readonly lowest: number;
  /** Infinity when these numbers do not tell whether the supporters have enough. */
  readonly highest: number;
}

/** The money of the voters, each amount between two whole numbers of small parts of a unit. */
export interface QuickPurses {
  /** The price per point; null when the supporters have too little for certain. */
  readonly price: (project: Place) => Bounds | null;
  /** Takes the price of a project from the purses. Only for a price with a highest bound. */
  readonly pay: (project: Place, price: Bounds) => void;
  /** Sets the purses of the supporters of a project anew from what they hold exactly. */
  readonly read: (project: Place, moneyOf: (group: number) => Fraction) => void;
}

/** All money together stays below this many parts, so that every sum of purses is a safe integer. */
const MOST_PARTS = 2n ** 52n;

/** Gives every voter the endowment. */
export function openQuickPurses(
  election: Election,
  supporters: readonly Supporters[],
  endowment: Fraction,
): QuickPurses {
  const parts = partsOf(election, endowment);
  if (parts === 0n) return BLIND;
  const purses = fill(election.ballots.length, inParts(endowment, parts));
  const payers: (Payers | undefined)[] = [];
  const payersOf = (project: Place): Payers => (payers[project] ??= payersAmong(at(supporters, project)));
  return {
    price: (project) => {
      const cost = Number(BigInt(costOf(election, project)) * parts);
      return priceBetween(payersOf(project), purses, cost);
    },
    pay: (project, price) => {
      charge(payersOf(project), purses, price);
    },
    read: (project, moneyOf) => {
      for (const group of payersOf(project).groups) {
        const { lowest, highest } = inParts(moneyOf(group), parts);
        purses.least[group] = lowest;
        purses.most[group] = highest;
      }
    },
  };
}

/** Purses that tell nothing, for amounts that do not fit: everything is then worked out exactly. */
const BLIND: QuickPurses = {
  price: () => ({ lowest: 0, highest: Infinity }),
  pay: () => undefined,
  read: () => undefined,
};

/** Parts in one unit of money: the most, as a power of two, with which all money together fits; 0 when none does. */
function partsOf({ voters }: Election, { numerator, denominator }: Fraction): bigint {
  const together = (BigInt(voters) * numerator) / denominator + 1n;
  let parts = 0n;
  for (let more = 1n; more * (together + BigInt(voters)) < MOST_PARTS; more *= 2n) parts = more;
  return parts;
}

function inParts({ numerator, denominator }: Fraction, parts: bigint): Bounds {
  const lowest = Number((numerator * parts) / denominator);
  return { lowest, highest: (numerator * parts) % denominator === 0n ? lowest : lowest + 1 };
}

/** What each purse holds at least and at most. */
interface Purses {
  readonly least: Float64Array;
  readonly most: Float64Array;
}

function fill(count: number, { lowest, highest }: Bounds): Purses {
  return { least: new Float64Array(count).fill(lowest), most: new Float64Array(count).fill(highest) };
}

/** The supporters of a project that may have money left; whoever has none is dropped when met. */
interface Payers {
  readonly groups: Int32Array;
  readonly points: Float64Array;
  readonly voters: Float64Array;
  count: number;
  /** With those who have none. */
  readonly all: number;
  /** The price was at least about this before, where the search for it starts. */
  guess: number;
}

function payersAmong({ groups, points, voters }: Supporters): Payers {
  return {
    groups: Int32Array.from(groups),
    points: Float64Array.from(points),
    voters: Float64Array.from(voters),
    count: groups.length,
    all: groups.length,
    guess: 0,
  };
}

function charge({ groups, points, count }: Payers, { least, most }: Purses, { lowest, highest }: Bounds): void {
  for (let entry = 0; entry < count; entry += 1) {
    const group = groups[entry] as number;
    least[group] = Math.max(0, (least[group] as number) - highest * (points[entry] as number));
    most[group] = Math.max(0, (most[group] as number) - lowest * (points[entry] as number));
  }
}

/**
 * The price per point lies between `lowest` and `highest` when the payers give less than the cost at the one, with all
 * they may have, and at least the cost at the other, with what they have for certain. Exactly the cost at the lowest is
 * not enough: where all give everything, they give as much at any higher price. A guess is enough to begin with:
 * only these two sums of whole numbers decide.
 */
function priceBetween(payers: Payers, purses: Purses, cost: number): Bounds | null {
  const money = moneyTogether(payers, purses);
  if (cost === 0) return payers.all === 0 ? null : { lowest: 0, highest: 0 };
  if (money.most < cost) return null;
  const { price, slack } = guessPrice(payers, purses, cost);
  let lowest = Math.max(0, Math.floor(price) - slack);
  let highest = money.least < cost ? Infinity : Math.floor(price) + 1;
  for (let margin = 1; ; margin *= 2) {
    const given = givenAt(payers, purses, lowest, highest);
    if (given.atLowest >= cost) lowest = Math.max(0, lowest - margin);
    else if (given.atHighest >= cost || highest === Infinity) return { lowest, highest };
    if (given.atHighest < cost) highest += margin;
  }
}

/** What the payers have together, at least and at most; drops those who have nothing. */
function moneyTogether(payers: Payers, { least, most }: Purses): { least: number; most: number } {
  const { groups, points, voters } = payers;
  const sum = { least: 0, most: 0 };
  let kept = 0;
  for (let entry = 0; entry < payers.count; entry += 1) {
    const group = groups[entry] as number;
    if (most[group] === 0) continue;
    groups[kept] = group;
    points[kept] = points[entry] as number;
    const count = (voters[kept] = voters[entry] as number);
    sum.least += count * (least[group] as number);
    sum.most += count * (most[group] as number);
    kept += 1;
  }
  payers.count = kept;
  return sum;
}

/** Lets whoever has less than the price give all they have, and spreads the rest, until the price stays. */
function guessPrice(payers: Payers, { least, most }: Purses, cost: number): { price: number; slack: number } {
  const { groups, points, voters, count } = payers;
  for (let price = payers.guess; ;) {
    let rest = cost;
    let weight = 0;
    let doubt = 0;
    for (let entry = 0; entry < count; entry += 1) {
      const group = groups[entry] as number;
      const money = least[group] as number;
      const share = price * (points[entry] as number);
      if (money >= share) weight += (voters[entry] as number) * (points[entry] as number);
      else {
        rest -= (voters[entry] as number) * money;
        doubt += (voters[entry] as number) * ((most[group] as number) - money);
      }
    }
    const next = weight === 0 ? price : rest / weight;
    if (next <= price) {
      payers.guess = price;
      return { price, slack: weight === 0 ? 1 : Math.ceil(doubt / weight) };
    }
    price = next;
  }
}

function givenAt(
  { groups, points, voters, count }: Payers,
  { least, most }: Purses,
  lowest: number,
  highest: number,
): { atLowest: number; atHighest: number } {
  const given = { atLowest: 0, atHighest: 0 };
  for (let entry = 0; entry < count; entry += 1) {
    const group = groups[entry] as number;
    const weight = voters[entry] as number;
    const share = points[entry] as number;
    given.atLowest += weight * Math.min(most[group] as number, lowest * share);
    given.atHighest += weight * Math.min(least[group] as number, highest * share);
  }
  return given;
}
