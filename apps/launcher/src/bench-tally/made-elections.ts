import { type Election, makeElection, type Points } from '@wijkbegroting/domain';

/** How large a made election is. */
export interface Size {
  readonly voters: number;
  readonly projects: number;
  /** How many average projects the budget pays. */
  readonly affordable: number;
}

/** Ballots as they come out of a box, before equal ones are put together. */
export interface MadeElection {
  readonly projects: readonly { readonly id: string; readonly cost: number }[];
  readonly budget: number;
  readonly ballots: readonly Points[];
}

const MOST_CHOICES = 10;
/** From € 1.000 to € 100.000, most of them small, as in real rounds. */
const CHEAPEST = 1e5;
const RANGE = 100;

/** An election with a few popular projects and many that are not. The same size gives the same election. */
export function madeElection({ voters, projects: count, affordable }: Size): MadeElection {
  const random = numbersFrom(voters * 31 + count);
  const projects = Array.from({ length: count }, (_, place) => ({
    id: String(place),
    cost: Math.round(CHEAPEST * RANGE ** random()),
  }));
  const appeal = projects.map(() => random() ** 2);
  const ballots = Array.from({ length: voters }, () => {
    const wanted = Math.min(count, 1 + Math.floor(random() * MOST_CHOICES));
    const ballot = new Map<number, number>();
    for (let tries = 0; ballot.size < wanted && tries < 1000; tries += 1) {
      const place = Math.floor(random() * count);
      if (random() < (appeal[place] ?? 0)) ballot.set(place, 1);
    }
    return ballot;
  });
  const average = projects.reduce((sum, { cost }) => sum + cost, 0) / count;
  return { projects, budget: Math.round(average * affordable), ballots };
}

/** The same, ready to be counted. */
export function countable(made: MadeElection): Election {
  return makeElection(made);
}

/** Numbers from 0 up to 1 that follow from a seed (mulberry32), so that every run measures the same. */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
