import type { Case } from './cases.ts';
import type { Size } from './made-elections.ts';

/** How the cost of a count grows with one thing, everything else the same. */
export interface Growth {
  readonly rule: string;
  readonly by: keyof Size;
  readonly points: readonly { readonly value: number; readonly seconds: number }[];
  /** The cost grows as the value to this power: the slope of the straight line through the logarithms. */
  readonly exponent: number;
}

const MIDDLE: Size = { voters: 16_000, projects: 80, affordable: 20 };

const VALUES: Readonly<Record<keyof Size, readonly number[]>> = {
  voters: [4_000, 8_000, 16_000, 32_000, 64_000],
  projects: [20, 40, 80, 160, 320],
  affordable: [5, 10, 20, 40],
};

const RULES: readonly Pick<Case, 'rule' | 'completion'>[] = [
  { rule: 'greedy-votes' },
  { rule: 'equal-shares-cost' },
  { rule: 'equal-shares-cost', completion: 'add1-int' },
];

/** What has to be measured for the plot, in groups that belong together. */
export function growthCases(): readonly {
  readonly rule: string;
  readonly by: keyof Size;
  readonly cases: readonly Case[];
}[] {
  const sizes = Object.keys(VALUES) as (keyof Size)[];
  return RULES.flatMap(({ rule, completion }) =>
    sizes.map((by) => ({
      rule: completion === undefined ? rule : `${rule} ${completion}`,
      by,
      cases: VALUES[by].map((value) => ({
        ...{ name: `${by} ${value}`, rule, reference: null, bar: null },
        source: { size: { ...MIDDLE, [by]: value } },
        ...(completion === undefined ? {} : { completion }),
      })),
    })),
  );
}

/** The slope of the line through the logarithms with the least squares. */
export function exponentOf(points: readonly { readonly value: number; readonly seconds: number }[]): number {
  const logs = points.map(({ value, seconds }) => ({ x: Math.log(value), y: Math.log(seconds) }));
  const mean = (pick: (log: { x: number; y: number }) => number): number =>
    logs.reduce((sum, log) => sum + pick(log), 0) / logs.length;
  const [x, y] = [mean((log) => log.x), mean((log) => log.y)];
  const across = logs.reduce((sum, log) => sum + (log.x - x) * (log.y - y), 0);
  return across / logs.reduce((sum, log) => sum + (log.x - x) ** 2, 0);
}
