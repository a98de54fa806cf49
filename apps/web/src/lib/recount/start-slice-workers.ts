import { workHere } from '@wijkbegroting/audit/ballots/read-ballots.ts';
import type { BallotTerms, SliceWorkers } from '@wijkbegroting/audit/ballots/slice.ts';
import { type AnsweredSlice, shareOut, type SliceThread } from '@wijkbegroting/audit/ballots/slice-threads.ts';

/** More would cost memory that a phone does not have. */
const MOST_WORKERS = 8;

/** Checks ballots in as many workers as this device has processors; in this one where a worker cannot start others. */
export async function startSliceWorkers(terms: BallotTerms): Promise<SliceWorkers> {
  const count = Math.min(MOST_WORKERS, navigator.hardwareConcurrency);
  const hasWorkers = typeof Worker === 'function';
  return hasWorkers && count > 1
    ? shareOut(Array.from({ length: count }, () => startSliceWorker(terms)))
    : await workHere(terms);
}

function startSliceWorker(terms: BallotTerms): SliceThread {
  const worker = new Worker(new URL('./slice-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage(terms);
  return {
    send: (asked) => {
      worker.postMessage(asked);
    },
    listen: (hear, fail) => {
      worker.addEventListener('message', ({ data }: MessageEvent<AnsweredSlice>) => {
        hear(data);
      });
      worker.addEventListener('error', (event) => {
        fail(new Error(event.message));
      });
    },
    stop: () => {
      worker.terminate();
      return Promise.resolve();
    },
  };
}
