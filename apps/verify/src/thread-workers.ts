import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { BallotTerms, SliceWorkers } from '@wijkbegroting/audit/ballots/slice.ts';
import { type AnsweredSlice, shareOut, type SliceThread } from '@wijkbegroting/audit/ballots/slice-threads.ts';

/** Source and build have the same names but for what comes after the point. */
const WORKER = new URL(`./slice-worker${path.extname(import.meta.filename)}`, import.meta.url);

/** Checks slices of ballots in so many threads, in turn. */
export function startThreads(terms: BallotTerms, count: number): SliceWorkers {
  return shareOut(Array.from({ length: count }, () => startThread(terms)));
}

function startThread(terms: BallotTerms): SliceThread {
  const worker = new Worker(WORKER, { workerData: terms, resourceLimits: { maxYoungGenerationSizeMb: 16 } });
  return {
    send: (asked) => {
      worker.postMessage(asked);
    },
    listen: (hear, fail) => {
      worker.on('message', (answered: AnsweredSlice) => {
        hear(answered);
      });
      worker.on('error', fail);
    },
    stop: () => worker.terminate(),
  };
}
