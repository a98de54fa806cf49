import type { BallotSlice, SliceReport, SliceWorkers } from './slice.ts';

/** What a thread is asked; it answers under the same number. */
export interface AskedSlice {
  readonly number: number;
  readonly slice: BallotSlice;
}

export interface AnsweredSlice {
  readonly number: number;
  readonly report: SliceReport;
}

/** A thread of its own that checks slices, on whatever machine. */
export interface SliceThread {
  send(asked: AskedSlice): void;
  /** Is called once, before anything is sent. A failure is one of the program, and ends the verification. */
  listen(hear: (answered: AnsweredSlice) => void, fail: (reason: unknown) => void): void;
  stop(): Promise<unknown>;
}

/** Slices under way in each thread: while one waits for the cryptography, the next is read. */
const SLICES_EACH = 3;

/** Has slices checked by these threads, in turn. @throws when there are no threads */
export function shareOut(threads: readonly SliceThread[]): SliceWorkers {
  const asking = threads.map(askingOf);
  let next = 0;
  return {
    width: threads.length * SLICES_EACH,
    check: (slice) => {
      const ask = asking[next % threads.length];
      next += 1;
      return ask === undefined ? Promise.reject(new Error('there are no threads')) : ask(slice);
    },
    close: async () => {
      await Promise.all(threads.map((thread) => thread.stop()));
    },
  };
}

function askingOf(thread: SliceThread): (slice: BallotSlice) => Promise<SliceReport> {
  const waiting = new Map<number, PromiseWithResolvers<SliceReport>>();
  let number = 0;
  thread.listen(
    (answered) => {
      waiting.get(answered.number)?.resolve(answered.report);
      waiting.delete(answered.number);
    },
    (reason) => {
      for (const { reject } of waiting.values()) reject(reason);
    },
  );
  return (slice) => {
    const answer = Promise.withResolvers<SliceReport>();
    number += 1;
    waiting.set(number, answer);
    thread.send({ number, slice });
    return answer.promise;
  };
}
