import { Worker } from 'node:worker_threads';
import { err, type Result } from '@wijkbegroting/domain';
import type { FileMalformed, StripFile, stripFile, StrippedFile } from './strip-file.ts';

export type StripError = FileMalformed | { readonly code: 'election-file-too-heavy' };

/** What one file may cost. A sound file of 16 MiB, some 600,000 votes, needs a fifth of the time and 0.8 of the memory. */
const LIMITS = { milliseconds: 60_000, mebibytes: 1_024 };

let turn: Promise<unknown> = Promise.resolve();

/**
 * Does the work of `stripFile` in a thread of its own, so that others are answered meanwhile; one file at a time, so that
 * a few at once cannot use up the memory.
 */
export function stripInThread(request: StripFile, limits = LIMITS): Promise<Result<StrippedFile, StripError>> {
  const stripped = turn.then(() => runThread(request, limits));
  turn = stripped.catch(() => undefined);
  return stripped;
}

function runThread(
  request: StripFile,
  { milliseconds, mebibytes }: typeof LIMITS,
): Promise<Result<StrippedFile, StripError>> {
  const worker = new Worker(new URL('./strip-file-thread.ts', import.meta.url), {
    workerData: request,
    resourceLimits: { maxOldGenerationSizeMb: mebibytes },
  });
  const tooHeavy = err({ code: 'election-file-too-heavy' } as const);
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      resolve(tooHeavy);
      void worker.terminate();
    }, milliseconds);
    worker.once('message', (result: ReturnType<typeof stripFile>) => {
      clearTimeout(late);
      resolve(result);
    });
    worker.once('error', (error: Error & { readonly code?: string }) => {
      clearTimeout(late);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(tooHeavy);
      else reject(error);
    });
  });
}
