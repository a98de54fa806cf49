import { at } from '../at.ts';
import type { Place } from '../election.ts';
import type { Best, State } from './combinations.ts';

/** What all best combinations have in common, and the projects in which they differ. */
export interface Optima {
  /** In every best combination, by place. */
  readonly certain: readonly Place[];
  /** In some best combinations and not in others, by place. */
  readonly open: readonly Place[];
  /** The open ones of the best combination that has the first of the order if any has, then the next, and so on. */
  readonly firstBy: (order: readonly Place[]) => readonly Place[];
}

/** Compares all best combinations. */
export function optimaOf(best: Best): Optima {
  const { kinds } = best;
  const layers = layersOf(best);
  /** For each kind how many projects of it are in a best combination. */
  const counts = layers.map((states) => new Set(states.flatMap(({ ways }) => ways.map(({ count }) => count))));
  const places = (which: (counted: ReadonlySet<number>, all: number) => boolean): readonly Place[] =>
    kinds
      .flatMap(({ projects }, kind) => (which(at(counts, kind), projects.length) ? projects : []))
      .toSorted((one, other) => one - other);
  const isSure = (counted: ReadonlySet<number>, count: number): boolean => counted.size === 1 && counted.has(count);
  return {
    certain: places(isSure),
    open: places((counted, all) => !isSure(counted, all) && !isSure(counted, 0)),
    firstBy: (order) => firstBy(best, layers, counts, order),
  };
}

/** For each kind the states after it that a best combination passes. */
function layersOf({ ends, kinds }: Best): readonly (readonly State[])[] {
  const layers: (readonly State[])[] = [];
  let states = ends;
  for (let at = kinds.length - 1; at >= 0; at -= 1) {
    layers.unshift(states);
    states = [...new Set(states.flatMap(({ ways }) => ways.map(({ from }) => from)))];
  }
  return layers;
}

function firstBy(
  { kinds, ends }: Best,
  layers: readonly (readonly State[])[],
  counts: readonly ReadonlySet<number>[],
  order: readonly Place[],
): readonly Place[] {
  const kindOf = new Map(kinds.flatMap(({ projects }, at) => projects.map((project) => [project, at] as const)));
  /** How many of each kind are in, and how many can be. */
  const least = kinds.map(() => 0);
  const most = kinds.map(({ projects }) => projects.length);
  const isPossible = (): boolean => {
    let reached: ReadonlySet<State> | undefined;
    for (const [kind, states] of layers.entries()) {
      const before = reached;
      const fits = (count: number): boolean => count >= at(least, kind) && count <= at(most, kind);
      const here = states.filter(({ ways }) =>
        ways.some(({ from, count }) => fits(count) && (before?.has(from) ?? true)),
      );
      reached = new Set(here);
    }
    return reached === undefined || ends.some((end) => reached.has(end));
  };
  return order.filter((project) => {
    const kind = kindOf.get(project) as number;
    const counted = at(counts, kind);
    const taken = at(least, kind);
    least[kind] = taken + 1;
    if (counted.size === 1 ? counted.has(taken) || taken >= Math.max(...counted) : !isPossible()) {
      least[kind] = taken;
      most[kind] = at(most, kind) - 1;
      return false;
    }
    return true;
  });
}
