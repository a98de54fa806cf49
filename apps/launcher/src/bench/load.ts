import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** One piece of work: done, failed, or nothing left to do. */
export type Work = () => Promise<'done' | 'failed' | 'empty'>;

/** Somebody to measure: as many works at once as there are connections. */
export interface Contestant {
  readonly works: readonly Work[];
  close(): Promise<void>;
}

/** What was counted so far. */
export interface Score {
  done: number;
  failed: number;
  milliseconds: number;
  /** In microseconds. */
  readonly latency: RecordableHistogram;
}

export interface Figures {
  readonly done: number;
  readonly failed: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
}

export function newScore(): Score {
  return {
    done: 0,
    failed: 0,
    milliseconds: 0,
    latency: createHistogram({ lowest: 1, highest: 120_000_000, figures: 3 }),
  };
}

/** Keeps all works busy for a while and waits for the last of them, so that no answer is cut off. */
export async function runFor(milliseconds: number, { works }: Contestant, score: Score): Promise<void> {
  const start = performance.now();
  await Promise.all(works.map((work) => repeat(work, start + milliseconds, score)));
  score.milliseconds += performance.now() - start;
}

async function repeat(work: Work, deadline: number, score: Score): Promise<void> {
  for (let now = performance.now(); now < deadline;) {
    const outcome = await work();
    if (outcome === 'empty') return;
    const ended = performance.now();
    score.latency.record(Math.max(1, Math.round((ended - now) * 1000)));
    if (outcome === 'done') score.done += 1;
    else score.failed += 1;
    now = ended;
  }
}

export function figuresOf({ done, failed, milliseconds, latency }: Score): Figures {
  return {
    done,
    failed,
    perSecond: milliseconds === 0 ? 0 : (1000 * done) / milliseconds,
    p50Ms: latency.percentile(50) / 1000,
    p99Ms: latency.percentile(99) / 1000,
    maxMs: latency.max / 1000,
  };
}
