import path from 'node:path';
import { type CountOutcome, ruleFor, type TieBreaker, toReadableLine } from '@wijkbegroting/domain';
import { say } from '../progress.ts';
import { jsonLine } from './json-line.ts';
import type { Options } from './options.ts';
import { placesIn, readElection, type ReadElection } from './read-election.ts';
import { reportOf } from './report.ts';
import { runToEnd, tieBreakerFor } from './run-count.ts';

/** One file and how it was counted. */
export interface CountedFile extends ReadElection {
  readonly name: string;
  readonly options: Options;
  readonly ties: TieBreaker;
  readonly outcome: CountOutcome;
  readonly seconds: number;
}

/** What goes to standard output, and how it ended. */
export interface Answer {
  readonly kind: 'counted' | 'refused' | 'unfinished';
  readonly text: string;
}

/** Counts one file. What is wrong with it goes to standard error, one problem a line. */
export function tallyFile(file: string, options: Options): Answer {
  const read = readElection(file, options);
  if (!read.ok) return refuse(read.error);
  for (const warning of read.value.warnings) say(toReadableLine(warning));
  const { election } = read.value.scene;
  const ties = tieBreakerFor(election, options.tie);
  if (!ties.ok) return refuse(ties.error.map((problem) => `${file}: ${problem}`));
  const { votesNeeded } = options.show;
  const asked = placesIn(election, votesNeeded === 'all' ? [] : votesNeeded);
  if (!asked.ok) return refuse(asked.error.map((problem) => `${file}: --votes-needed: ${problem}`));
  const start = performance.now();
  const outcome = runToEnd(path.basename(file), ruleFor(options.rule.choice)(election, ties.value));
  const seconds = (performance.now() - start) / 1000;
  const counted = { ...read.value, name: path.basename(file), options, ties: ties.value, outcome, seconds };
  const text = options.show.json ? jsonLine(counted) : reportOf(counted);
  return { kind: outcome.kind === 'count' ? 'counted' : 'unfinished', text: `${text}\n` };
}

function refuse(problems: readonly string[]): Answer {
  for (const problem of problems) say(toReadableLine(problem));
  return { kind: 'refused', text: '' };
}
