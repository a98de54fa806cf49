import { setTimeout as pause } from 'node:timers/promises';
import { report } from './report.ts';
import { type Visit, visitLog, type Witness } from './visit.ts';

/** Seconds after the first look that failed. */
const FIRST_RETRY = 5;

/** Seconds between looks that fail, at most; more only when the witness looks less often than that anyway. */
const LAST_RETRY = 300;

/** Looks at the log again and again, until it contradicts itself. */
export async function watchLog(witness: Witness, everySeconds: number): Promise<Visit> {
  let failures = 0;
  let before: Visit | undefined;
  for (;;) {
    const visit = await visitLog(witness);
    if (isNews(visit, before)) report(visit, witness.now());
    if (visit.kind === 'refused') return visit;
    before = visit;
    failures = visit.kind === 'failed' ? failures + 1 : 0;
    await pause(1000 * secondsToWait(failures, everySeconds, Math.random()));
  }
}

/** A log at rest is not told again and again, nor is one that fails in the same way. */
export function isNews(visit: Visit, before: Visit | undefined): boolean {
  if (visit.kind === 'unchanged') return before === undefined || before.kind === 'failed';
  if (visit.kind === 'failed') return before?.kind !== 'failed' || before.detail !== visit.detail;
  return visit.kind !== 'empty' || before?.kind !== 'empty';
}

/**
 * How long to wait before the next look, in seconds. After failures in a row twice as long each time, at most five
 * minutes or the usual pause, and each time up to a fifth more or less, so that witnesses do not all come back at once.
 * @param chance from 0 up to 1
 */
export function secondsToWait(failures: number, everySeconds: number, chance: number): number {
  if (failures === 0) return everySeconds;
  const longest = Math.max(LAST_RETRY, everySeconds);
  return Math.min(longest, FIRST_RETRY * 2 ** (failures - 1)) * (0.8 + 0.4 * chance);
}
