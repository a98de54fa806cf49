import {
  addFractions,
  compareFractions,
  fraction,
  type Fraction,
  greatestCommonDivisor,
  smallerFraction,
  ZERO,
} from '../../fraction.ts';
import { invariant } from '../../invariant.ts';
import { at } from '../at.ts';
import { costOf, type Election, type Place } from '../election.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { Supporters } from './supporters.ts';

/** What the supporters of a project pay for it, exactly. */
export interface Price {
  /** What each gives for each point of theirs, unless that is more than they have. */
  readonly perPoint: Fraction;
  /** Voters who pay something. */
  readonly payers: number;
  /** Those among them who give all they have. */
  readonly emptied: number;
  /** What all supporters have together before they pay. */
  readonly theirs: Fraction;
}

/** The money of the voters as exact fractions. Equal ballots share a purse, as they always pay the same. */
export interface ExactPurses {
  /** What one voter of a group of equal ballots has. */
  readonly moneyOf: (group: number) => Fraction;
  /** What the supporters of a project have together. */
  readonly together: (project: Place) => Fraction;
  /** What a project would cost its supporters, or null when they have too little together. */
  readonly price: (project: Place) => Price | null;
  /** The same for comparing only, over the common denominator of now. */
  readonly rate: (project: Place) => Rate | null;
  /** Takes the price of a project from the purses. @throws when the supporters have too little */
  readonly pay: (project: Place) => void;
  /** Whether the supporters can pay all these projects at the prices of now, so that their order does not matter. */
  readonly canPayTogether: (projects: readonly Place[]) => boolean;
}

/** Gives every voter the endowment. */
export function openExactPurses(
  election: Election,
  supporters: readonly Supporters[],
  endowment: Fraction,
): ExactPurses {
  const ledger = openLedger(election.ballots.length, endowment);
  const entriesOf = (project: Place): readonly Entry[] => readEntries(at(supporters, project), ledger);
  const rateFor = (project: Place, entries: readonly Entry[]): Rate | null => {
    const cost = BigInt(costOf(election, project));
    if (cost === 0n) return at(supporters, project).groups.length === 0 ? null : FOR_NOTHING;
    return rateOf(entries, cost * ledger.denominator());
  };
  return {
    moneyOf: (group) => fraction(ledger.moneyOf(group), ledger.denominator()),
    together: (project) => fraction(moneyIn(entriesOf(project)), ledger.denominator()),
    price: (project) => {
      const entries = entriesOf(project);
      const rate = rateFor(project, entries);
      return rate === null ? null : priceOf(entries, rate, ledger);
    },
    rate: (project) => rateFor(project, entriesOf(project)),
    pay: (project) => {
      const entries = entriesOf(project);
      const rate = rateFor(project, entries);
      invariant(rate !== null, `the supporters of project ${project} have too little`);
      charge(entries, rate, ledger);
    },
    canPayTogether: (projects) => {
      const payments = projects.map((project) => {
        const entries = entriesOf(project);
        return { entries, rate: rateFor(project, entries) };
      });
      return fitPurses(payments);
    },
  };
}

/** A purse of some voters and their points for one project. */
interface Entry {
  readonly purse: number;
  /** What each of them has, over the common denominator. */
  readonly money: bigint;
  readonly points: bigint;
  readonly voters: bigint;
}

/** Money per point: so much for so many points, not reduced, over the common denominator. */
export interface Rate {
  readonly money: bigint;
  readonly points: bigint;
}

/** What nothing costs, also for those who have nothing. */
const FOR_NOTHING: Rate = { money: 0n, points: 1n };

interface Payment {
  readonly entries: readonly Entry[];
  readonly rate: Rate | null;
}

/** The purses of the supporters that hold something. */
function readEntries({ groups, exactPoints, exactVoters }: Supporters, ledger: Ledger): readonly Entry[] {
  const entries: Entry[] = [];
  for (let entry = 0; entry < groups.length; entry += 1) {
    const purse = groups[entry] as number;
    const money = ledger.moneyOf(purse);
    if (money === 0n) continue;
    entries.push({ purse, money, points: exactPoints[entry] as bigint, voters: exactVoters[entry] as bigint });
  }
  return entries;
}

function moneyIn(entries: readonly Entry[]): bigint {
  return entries.reduce((sum, { money, voters }) => sum + money * voters, 0n);
}

function votersIn(entries: readonly Entry[]): number {
  return entries.reduce((sum, { voters }) => sum + Number(voters), 0);
}

/**
 * The smallest money per point with which these voters pay the cost together, where nobody pays more than they have:
 * starts as if everybody had enough, and lets those who have less give all they have, until nothing changes. Null when
 * they have too little, or when there is nobody.
 */
function rateOf(entries: readonly Entry[], cost: bigint): Rate | null {
  let paying = entries;
  let money = cost;
  for (;;) {
    const points = paying.reduce((sum, entry) => sum + entry.voters * entry.points, 0n);
    if (points === 0n) return null;
    const rate = { money, points };
    const short = paying.filter((entry) => hasLess(entry, rate));
    if (short.length === 0) return rate;
    money -= moneyIn(short);
    paying = paying.filter((entry) => !hasLess(entry, rate));
  }
}

function hasLess(entry: Entry, { money, points }: Rate): boolean {
  return entry.money * points < money * entry.points;
}

function priceOf(entries: readonly Entry[], rate: Rate, ledger: Ledger): Price {
  const paying = rate.money === 0n ? [] : entries;
  return {
    perPoint: fraction(rate.money, rate.points * ledger.denominator()),
    payers: votersIn(paying),
    emptied: votersIn(paying.filter((entry) => entry.money * rate.points <= rate.money * entry.points)),
    theirs: fraction(moneyIn(entries), ledger.denominator()),
  };
}

function charge(entries: readonly Entry[], { money, points }: Rate, ledger: Ledger): void {
  const divisor = greatestCommonDivisor(money, points);
  const factor = points / divisor;
  ledger.refine(factor);
  for (const entry of entries) {
    const left = entry.money * factor - (money / divisor) * entry.points;
    ledger.write(entry.purse, left > 0n ? left : 0n);
  }
}

/** Whether nobody would have to pay more for all of these together than they have. */
function fitPurses(payments: readonly Payment[]): boolean {
  const paid = new Map<number, Fraction>();
  for (const { entries, rate } of payments) {
    if (rate === null) return false;
    for (const { purse, money, points } of entries) {
      const share = smallerFraction(fraction(money), fraction(rate.money * points, rate.points));
      const sum = addFractions(paid.get(purse) ?? ZERO, share);
      if (compareFractions(sum, fraction(money)) > 0) return false;
      paid.set(purse, sum);
    }
  }
  return true;
}
