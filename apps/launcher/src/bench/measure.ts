import type { BenchStage } from './bench-stage.ts';
import type { MeasureName, Options } from './options.ts';
import type { BenchServer } from './server-process.ts';
import type { SideBySide } from './side-by-side.ts';

export interface Bench {
  readonly stage: BenchStage;
  readonly server: BenchServer;
  readonly options: Options;
  /** Whether the server serves pages too. */
  readonly hasPages: boolean;
}

/** One line of the result. */
export interface Measured extends SideBySide {
  readonly name: string;
  /** What it was put beside. */
  readonly besideName: string;
  /** What the project aims at: this many a second, with p99 below this many milliseconds. */
  readonly aim: { readonly perSecond: number; readonly p99Ms: number };
}

export interface Outcome {
  readonly measured: readonly Measured[];
  /** What a reader should know besides the figures. */
  readonly notes: readonly string[];
  /** False when something was wrong, so that no figure can be trusted. */
  readonly isRight: boolean;
}

export type Measure = (bench: Bench) => Promise<Outcome>;
export type Measures = Readonly<Record<MeasureName, Measure>>;
