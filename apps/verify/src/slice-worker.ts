import { parentPort, workerData } from 'node:worker_threads';
import { makeSliceChecker } from '@wijkbegroting/audit/ballots/check-slice.ts';
import type { BallotTerms } from '@wijkbegroting/audit/ballots/slice.ts';
import type { AskedSlice } from '@wijkbegroting/audit/ballots/slice-threads.ts';

/** Checks the slices of ballots that it is sent, each as soon as it comes, and answers under the same number. */
const check = await makeSliceChecker(workerData as BallotTerms);
parentPort?.on('message', ({ number, slice }: AskedSlice) => {
  // A failure is one of this program: it ends the worker, and so the verification.
  void check(slice).then((report) => parentPort?.postMessage({ number, report }));
});
