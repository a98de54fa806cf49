import { makeSliceChecker } from '@wijkbegroting/audit/ballots/check-slice.ts';
import type { BallotTerms, CheckSlice } from '@wijkbegroting/audit/ballots/slice.ts';
import type { AnsweredSlice, AskedSlice } from '@wijkbegroting/audit/ballots/slice-threads.ts';

// Checks the slices of ballots that it is sent, beside others. First it is told what to check them against.

let checker: Promise<CheckSlice> | undefined;

addEventListener('message', ({ data }: MessageEvent<BallotTerms | AskedSlice>) => {
  if ('slice' in data) answer(data).catch(reportError);
  else checker = makeSliceChecker(data);
});

async function answer({ number, slice }: AskedSlice): Promise<void> {
  const check = await checker;
  if (check === undefined) throw new Error('a slice came before the terms');
  postMessage({ number, report: await check(slice) } satisfies AnsweredSlice);
}
