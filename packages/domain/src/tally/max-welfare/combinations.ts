import { at } from '../at.ts';
import type { Progress, TooMuchWork } from '../rule.ts';
import { boundsAfter } from './bound.ts';
import { type Choice, compareRates, type ProjectKind } from './kinds.ts';

/** What a combination of projects of the kinds so far comes to; all combinations that come to the same are one state. */
export interface State {
  readonly cost: number;
  readonly worth: bigint;
  /** What is used of each limit; 0 of a limit that no later kind uses. */
  readonly used: readonly number[];
  /** How one gets here from the states of one kind before. */
  readonly ways: Way[];
}

/** So many projects of the last kind, on top of this state. */
export interface Way {
  readonly from: State;
  readonly count: number;
}

/** All best combinations: the states in which they end, and what they are worth. */
export interface Best {
  readonly kind: 'best';
  readonly ends: readonly State[];
  /** Every best combination has one way at each kind. */
  readonly kinds: readonly ProjectKind[];
}

/**
 * Finds all combinations of projects that are worth the most together within the limits. Goes through the kinds and
 * keeps what combinations of the kinds so far come to, without those that cost as much as another and are worth less,
 * and without those that cannot become as good as one that is known. Broken off after `most` combinations.
 */
export function* bestCombinations(choice: Choice, most: number): Generator<Progress, Best | TooMuchWork, void> {
  const { kinds, limits, budget } = choice;
  const boundAfter = boundsAfter(kinds);
  const lastUse = limits.map((_, limit) => kinds.findLastIndex((kind) => kind.limits.includes(limit)));
  const fill = fillerFor(choice);
  let states: readonly State[] = [{ cost: 0, worth: 0n, used: limits.map(() => 0), ways: [] }];
  let known = fill(states[0], 0);
  let combinations = 0;
  for (const [place, kind] of kinds.entries()) {
    const bound = boundAfter(place);
    const uses = limits.map((_, limit) => (place < at(lastUse, limit) ? useOf(choice, limit, kind) : null));
    const next: State[] = [];
    let hopeful: State | undefined;
    let hope = 0n;
    for (const from of states) {
      const room = roomFor(kind, from, choice);
      for (let count = 0; count <= room; count += 1) {
        combinations += 1;
        if (combinations > most) return { kind: 'tooMuchWork', combinations };
        const cost = from.cost + count * kind.cost;
        const worth = from.worth + BigInt(count) * kind.worth;
        const atMost = worth + bound(budget - cost);
        if (atMost < known) continue;
        const used = uses.map((use, limit) => (use === null ? 0 : (from.used[limit] as number) + count * use));
        const state = { cost, worth, used, ways: [{ from, count }] };
        if (hopeful === undefined || atMost > hope) [hopeful, hope] = [state, atMost];
        next.push(state);
      }
    }
    states = withoutWorse(next);
    if (place % FILL_EVERY === 0) known = larger(known, fill(hopeful, place + 1));
    yield { done: place + 1, total: kinds.length };
  }
  const worth = states.reduce((highest, state) => larger(highest, state.worth), 0n);
  return { kind: 'best', ends: states.filter((state) => state.worth === worth), kinds };
}

/** After how many kinds a combination that exists is looked for anew; more often costs more than it saves. */
const FILL_EVERY = 8;

function larger(one: bigint, other: bigint): bigint {
  return one > other ? one : other;
}

/** What one project of a kind uses of a limit. */
function useOf({ limits }: Choice, limit: number, kind: ProjectKind): number {
  return kind.limits.includes(limit) ? at(limits, limit).useOf(kind) : 0;
}

/** How many projects of a kind fit on top of a state. */
function roomFor(kind: ProjectKind, { cost, used }: State, { limits, budget }: Choice): number {
  let room = kind.cost === 0 ? kind.projects.length : Math.floor((budget - cost) / kind.cost);
  for (const limit of kind.limits) {
    const { useOf: use, most } = at(limits, limit);
    const each = use(kind);
    if (each > 0) room = Math.min(room, Math.floor((most - (used[limit] as number)) / each));
  }
  return Math.min(room, kind.projects.length);
}

/**
 * Of the states with the same limits used: only one of those that are equal, with all ways to it, and none that costs as
 * much as another or more and is worth less. Those that cost more and are worth as much stay, as they may be best too.
 */
function withoutWorse(states: readonly State[]): readonly State[] {
  const groups = new Map<string, State[]>();
  for (const state of states) {
    const key = state.used.join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [state]);
    else group.push(state);
  }
  return [...groups.values()].flatMap((group) => {
    const kept: State[] = [];
    let best = 0n;
    for (const state of group.toSorted(byCostThenWorth)) {
      if (state.worth < best) continue;
      // Of those that cost the same, the first is worth the most, so what comes after it is worth as much.
      const last = kept.at(-1);
      if (last?.cost === state.cost) last.ways.push(...state.ways);
      else kept.push(state);
      best = state.worth;
    }
    return kept;
  });
}

function byCostThenWorth(one: State, other: State): number {
  return one.cost - other.cost || (one.worth > other.worth ? -1 : Number(one.worth < other.worth));
}

/** What a state comes to when whatever fits is added of the kinds from a place on: a combination that exists. */
function fillerFor(choice: Choice): (state: State | undefined, from: number) => bigint {
  const byRate = [...choice.kinds.entries()].toSorted(([, one], [, other]) => compareRates(one, other));
  return (state, from) => {
    if (state === undefined) return 0n;
    let { cost, worth } = state;
    const used = [...state.used];
    for (const [place, kind] of byRate) {
      const count = place < from ? 0 : roomFor(kind, { cost, worth, used, ways: [] }, choice);
      if (count === 0) continue;
      cost += count * kind.cost;
      worth += BigInt(count) * kind.worth;
      for (const limit of kind.limits) used[limit] = at(used, limit) + count * useOf(choice, limit, kind);
    }
    return worth;
  };
}
