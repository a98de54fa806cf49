import type { ProjectId } from '@wijkbegroting/domain';
import { err, ok } from '@wijkbegroting/domain';
import { PATHS } from '../bundle/paths.ts';
import type { Evidence } from '../checks/evidence.ts';
import type { OpenedBallot } from '../count/count-ballots.ts';
import { makeSliceChecker } from './check-slice.ts';
import type { BallotTerms, CheckedBallot, SliceReport, SliceWorkers, StartSliceWorkers } from './slice.ts';

/** A ballot of the bundle, checked by itself. */
export interface ReadBallot extends Omit<CheckedBallot, 'choices'> {
  /** Null when its box stayed shut, for want of the tally secret. */
  readonly choices: OpenedBallot['choices'] | null;
}

/** Lines in a slice: so many ballots are under way at once in each worker. */
const SLICE_LENGTH = 64;

/** Checks in this thread, two slices at a time: while one waits for the cryptography, the other reads. */
export async function workHere(terms: BallotTerms): Promise<SliceWorkers> {
  return { width: 2, check: await makeSliceChecker(terms), close: () => undefined };
}

/**
 * Reads all ballots of a bundle and checks each by itself: form, pass, signature, box (V02, V17, V23). Keeps of each
 * only what the other checks need.
 */
export async function readBallots(
  evidence: Evidence,
  terms: BallotTerms,
  { startWorkers, onBallots }: { startWorkers: StartSliceWorkers; onBallots: (done: number) => void },
): Promise<readonly ReadBallot[]> {
  const { bundle, findings, digests } = evidence;
  if (!bundle.entries.has(PATHS.ballots)) return [];
  const workers = await startWorkers(terms);
  const ballots: ReadBallot[] = [];
  const take = (report: SliceReport): void => {
    for (const { id, line, field, message } of report.failures) {
      findings.fail(id, `${PATHS.ballots}:${line}${field === '' ? '' : `: ${field}`}`, message);
    }
    for (const ballot of report.ballots) ballots.push(withIds(ballot, terms));
    onBallots(ballots.length);
  };
  const slices = inSlices(workers, take);
  try {
    const read = await bundle.lines(PATHS.ballots, slices.push);
    await slices.finish();
    if (read.ok) digests.set(PATHS.ballots, read.value);
    else findings.fail('V01', PATHS.ballots, read.error);
  } finally {
    await workers.close();
  }
  return ballots;
}

/** Hands lines out in slices, a few at a time, and takes the reports in the order of the lines. */
function inSlices(workers: SliceWorkers, take: (report: SliceReport) => void) {
  let waiting: string[] = [];
  let firstLine = 1;
  const underWay: Promise<SliceReport>[] = [];
  const takeNext = async (): Promise<void> => {
    const next = underWay.shift();
    if (next !== undefined) take(await next);
  };
  const handOut = async (): Promise<void> => {
    const lines = waiting.slice(0, SLICE_LENGTH);
    waiting = waiting.slice(SLICE_LENGTH);
    underWay.push(workers.check({ firstLine, lines }));
    firstLine += lines.length;
    if (underWay.length > workers.width) await takeNext();
  };
  return {
    push: async (lines: readonly string[]): Promise<void> => {
      waiting.push(...lines);
      while (waiting.length >= SLICE_LENGTH) await handOut();
    },
    finish: async (): Promise<void> => {
      while (waiting.length > 0) await handOut();
      while (underWay.length > 0) await takeNext();
    },
  };
}

function withIds({ choices, ...ballot }: CheckedBallot, { record }: BallotTerms): ReadBallot {
  if (choices === null) return { ...ballot, choices };
  if (typeof choices === 'string') return { ...ballot, choices: err(choices) };
  const ids = choices.map((place) => record?.projects[place]?.id).filter((id): id is ProjectId => id !== undefined);
  return { ...ballot, choices: ok(ids) };
}
