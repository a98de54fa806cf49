import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BallotSlice, BallotTerms, SliceReport, SliceWorkers } from '@wijkbegroting/audit/ballots/slice.ts';

/** Slices under way in each thread: while one waits for the cryptography, the next is read. */
const SLICES_EACH = 3;
/** Source and build have the same names but for what comes after the point. */
const WORKER = new URL(`./slice-worker${path.extname(import.meta.filename)}`, import.meta.url);

interface Answer {
  readonly number: number;
  readonly report: SliceReport;
}

/** Checks slices of ballots in so many threads, in turn. */
export function startThreads(terms: BallotTerms, count: number): SliceWorkers {
  const threads = Array.from({ length: count }, () => startThread(terms));
  let next = 0;
  return {
    width: count * SLICES_EACH,
    check: (slice) => {
      const thread = threads[next % count];
      next += 1;
      return thread === undefined ? Promise.reject(new Error('there are no threads')) : thread.check(slice);
    },
    close: async () => {
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(terms: BallotTerms) {
  const worker = new Worker(WORKER, { workerData: terms, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  const waiting = new Map<number, PromiseWithResolvers<SliceReport>>();
  let number = 0;
  worker.on('message', ({ number: answered, report }: Answer) => {
    waiting.get(answered)?.resolve(report);
    waiting.delete(answered);
  });
  worker.on('error', (error) => {
    for (const { reject } of waiting.values()) reject(error);
  });
  const check = (slice: BallotSlice): Promise<SliceReport> => {
    const answer = Promise.withResolvers<SliceReport>();
    number += 1;
    waiting.set(number, answer);
    worker.postMessage({ number, slice });
    return answer.promise;
  };
  return { worker, check };
}
