import type { Fraction } from '../../fraction.ts';
import { at } from '../at.ts';
import type { Election, Place } from '../election.ts';
import { type ExactPurses, openExactPurses, type Rate } from './exact-purses.ts';
import { type Bounds, openQuickPurses, type QuickPurses } from './quick-purses.ts';
import { type Supporters, type Utility, worthOf } from './supporters.ts';

/** The projects that voters can still buy together, and their purses. */
export interface Market {
  /**
   * The projects whose supporters get the most for their money, of those that they can pay: one, or more when they are
   * exactly equal, by place. None when nobody can pay anything any more.
   */
  readonly cheapest: () => readonly Place[];
  /** Whether these can all be paid at the prices of now, so that their order does not matter. */
  readonly canPayTogether: (projects: readonly Place[]) => boolean;
  readonly buy: (project: Place) => void;
  /** Takes a project off the market for ever. */
  readonly remove: (project: Place) => void;
}

/** What a market needs to know; the supporters can be shared by many markets. */
export interface MarketParts {
  readonly election: Election;
  readonly supporters: readonly Supporters[];
  readonly utility: Utility;
  readonly endowment: Fraction;
  /** The projects in groups that differ in nothing but their names, so that each price is looked at once. */
  readonly twins: readonly (readonly Place[])[];
}

/** Twins on the market and what is known of their price per point of worth. */
interface Offer {
  /** Those that are left, by place; never none. */
  readonly projects: Set<Place>;
  readonly worth: number;
  /** The price is at least this. It stays true, because prices only rise as voters spend money. */
  lowest: number;
  /** The price is at most this, as long as nobody bought anything since it was looked at. */
  highest: number;
  /** How many purchases there were when it was looked at; -1: never. */
  seen: number;
}

/**
 * Opens a market where every voter has the endowment. Prices are looked at in rounded whole numbers with a lower and an
 * upper bound each, and again only where the lower bound of before could be the lowest of all. One price is taken to be
 * lower than another only when its upper bound is below the lower bound of the other; where the bounds do not tell, the
 * purses are worked out exactly. So every decision is exact. Why this is so: docs/decisions/0010-exact-counting.md.
 */
export function openMarket({ election, supporters, utility, endowment, twins }: MarketParts): Market {
  const quick = openQuickPurses(election, supporters, endowment);
  const exact = exactOnDemand(() => openExactPurses(election, supporters, endowment));
  const offers = new Set<Offer>();
  const offerOf = new Map<Place, Offer>();
  for (const projects of twins) {
    const worth = Math.max(worthOf(election, utility, at(projects, 0)), 1);
    const offer = { projects: new Set(projects), worth, lowest: 0, highest: Infinity, seen: -1 };
    offers.add(offer);
    for (const project of projects) offerOf.set(project, offer);
  }
  const remove = (project: Place): void => {
    const offer = offerOf.get(project) as Offer;
    offer.projects.delete(project);
    if (offer.projects.size === 0) offers.delete(offer);
  };
  return {
    cheapest: () => cheapestOf({ offers, quick, exact }),
    canPayTogether: (places) => exact.now().canPayTogether(places),
    buy: (project) => {
      remove(project);
      exact.pay(project);
      // Whoever buys has enough, so there is a price.
      const price = quick.price(project) as Bounds;
      if (price.highest < Infinity) quick.pay(project, price);
      else quick.read(project, exact.now().moneyOf);
    },
    remove,
  };
}

interface Stall {
  readonly offers: Set<Offer>;
  readonly quick: QuickPurses;
  readonly exact: OnDemand;
}

function cheapestOf(stall: Stall): readonly Place[] {
  const { offers, exact } = stall;
  for (;;) {
    const first = withLowestBound(offers);
    if (first === undefined) return [];
    if (look(stall, first)) continue;
    const rivals = [...offers].filter(({ lowest }) => lowest <= first.highest);
    const unseen = rivals.filter((offer) => look(stall, offer));
    if (unseen.length > 0) continue;
    const best = rivals.length === 1 ? rivals : cheapestExactly(rivals, exact.now());
    return best.flatMap(({ projects }) => [...projects]).toSorted((one, other) => one - other);
  }
}

/** Any one of the twins stands for all. */
function oneOf({ projects }: Offer): Place {
  const [project] = projects;
  return project as Place;
}

function withLowestBound(offers: Iterable<Offer>): Offer | undefined {
  let first: Offer | undefined;
  for (const offer of offers) if (first === undefined || offer.lowest < first.lowest) first = offer;
  return first;
}

/** Looks at a price anew unless nothing was bought since; whether that told something new. */
function look({ offers, quick, exact }: Stall, offer: Offer): boolean {
  if (offer.seen === exact.purchases()) return false;
  offer.seen = exact.purchases();
  const bounds = quick.price(oneOf(offer));
  const isTooDear = bounds?.highest === Infinity && exact.now().rate(oneOf(offer)) === null;
  if (bounds === null || isTooDear) offers.delete(offer);
  else {
    // The quotient of two whole numbers is rounded to the nearest float, and rounding keeps the order of quotients.
    offer.lowest = Math.max(offer.lowest, bounds.lowest / offer.worth);
    offer.highest = bounds.highest / offer.worth;
  }
  return true;
}

function cheapestExactly(rivals: readonly Offer[], purses: ExactPurses): readonly Offer[] {
  let best: Offer[] = [];
  let bestPerWorth: Rate | undefined;
  for (const offer of rivals) {
    // Whoever has too little was found out when the price was looked at.
    const rate = purses.rate(oneOf(offer)) as Rate;
    const perWorth = { money: rate.money, points: rate.points * BigInt(offer.worth) };
    const order = bestPerWorth === undefined ? -1 : compareRates(perWorth, bestPerWorth);
    if (order < 0) [best, bestPerWorth] = [[offer], perWorth];
    else if (order === 0) best.push(offer);
  }
  return best;
}

/** Negative when `one` is cheaper. Both are over the same denominator, so there is nothing to reduce. */
function compareRates(one: Rate, other: Rate): number {
  const difference = one.money * other.points - other.money * one.points;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Exact purses that are worked out only when somebody asks for them. */
interface OnDemand {
  readonly now: () => ExactPurses;
  readonly pay: (project: Place) => void;
  readonly purchases: () => number;
}

function exactOnDemand(open: () => ExactPurses): OnDemand {
  const bought: Place[] = [];
  let purses: ExactPurses | undefined;
  let paid = 0;
  return {
    now: () => {
      purses ??= open();
      for (; paid < bought.length; paid += 1) purses.pay(at(bought, paid));
      return purses;
    },
    pay: (project) => bought.push(project),
    purchases: () => bought.length,
  };
}
