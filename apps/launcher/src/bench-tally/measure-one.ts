import { type Case, prepare } from './cases.ts';

/** A process of its own for one measurement, so that its memory is its own. Reads what to do from its argument. */

/** What was measured: the fastest of some runs, and the most memory that the process held. */
export interface Measurement {
  readonly seconds: number;
  readonly megabytes: number;
  readonly runs: number;
}

/** Runs at most, and no further run when all together took this long. */
const RUNS = 5;
const SECONDS = 5;

const { measured, side } = JSON.parse(process.argv[2] ?? '') as { measured: Case; side: 'ours' | 'reference' };
const work = prepare(measured, side);
const times: number[] = [];
while (times.length < RUNS && times.reduce((sum, one) => sum + one, 0) < SECONDS) {
  const start = performance.now();
  work();
  times.push((performance.now() - start) / 1000);
}
const measurement: Measurement = {
  seconds: Math.min(...times),
  megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  runs: times.length,
};
process.stdout.write(JSON.stringify(measurement));
