import { type Election, makeElection, type Place, type Points } from '../src/tally/election.ts';

/** The next number of 0 or more and below 1. */
export type Random = () => number;

/** A small generator of numbers (mulberry32): the same seed gives the same numbers on every machine. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Whether choices are support, or get points. */
export type BallotKind = 'approval' | 'points';

/**
 * A small election full of ties: 1 to 6 projects with costs out of a few amounts, 0 to 9 voters of whom some vote the
 * same, and now and then conditions. Everything follows from the numbers that `random` gives.
 */
export function randomElection(random: Random, kind: BallotKind): Election {
  const count = 1 + below(random, 6);
  const scale = pick(random, [1, 1, 1, 250, 99_991]);
  const amounts = Array.from({ length: 1 + below(random, 4) }, () => scale * (below(random, 10) + below(random, 2)));
  const costs = Array.from({ length: count }, () => pick(random, amounts));
  const together = costs.reduce((sum, cost) => sum + cost, 0);
  const budget = chance(random, 0.95) ? Math.ceil(together * (0.2 + 0.7 * random())) : together;
  const places = [...costs.keys()];
  return makeElection({
    projects: costs.map((cost, place) => ({ id: String(place + 7), cost })),
    budget,
    currencyUnit: scale * (1 + below(random, 2)),
    ballots: randomBallots(random, kind, places),
    conditions: chance(random, 0.5) ? {} : randomConditions(random, places, budget),
  });
}

function randomBallots(random: Random, kind: BallotKind, places: readonly Place[]): readonly Points[] {
  const density = 0.2 + 0.5 * random();
  const mostPoints = kind === 'points' ? 3 : 1;
  const ballots: Points[] = [];
  for (let voters = below(random, 10); voters > 0; voters -= 1) {
    const earlier = ballots.length > 0 && chance(random, 0.25) ? pick(random, ballots) : undefined;
    const choices = places.filter(() => chance(random, density));
    ballots.push(earlier ?? new Map(choices.map((place) => [place, 1 + below(random, mostPoints)])));
  }
  return ballots;
}

function randomConditions(random: Random, places: readonly Place[], budget: number) {
  const some = (): readonly Place[] => places.filter(() => chance(random, 0.5));
  const upTo = <Item>(most: number, make: (at: number) => Item): readonly Item[] =>
    Array.from({ length: below(random, most + 1) }, (_, at) => make(at));
  return {
    subBudgets: upTo(2, (at) => ({ name: `part ${at}`, projects: some(), budget: below(random, budget + 1) })),
    guarantees: upTo(2, (at) => ({ name: `list ${at}`, projects: some() })),
    incompatible: upTo(2, some),
    minimumVotes: chance(random, 0.3) ? 1 + below(random, 2) : 0,
    minimumTurnout: chance(random, 0.05) ? 1 + below(random, 6) : 0,
  };
}

/** A whole number of 0 or more, below this one. */
function below(random: Random, bound: number): number {
  return Math.floor(random() * bound);
}

function chance(random: Random, probability: number): boolean {
  return random() < probability;
}

function pick<Item>(random: Random, items: readonly [Item, ...Item[]] | readonly Item[]): Item {
  return items[below(random, items.length)] as Item;
}

/** These items in some order; every order is as likely. */
export function shuffle<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const shuffled = [...items];
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    const at = below(random, last + 1);
    [shuffled[at], shuffled[last]] = [shuffled[last] as Item, shuffled[at] as Item];
  }
  return shuffled;
}
