import crypto from 'node:crypto';
import { err, ok, type Result, toReadableLine } from '@wijkbegroting/domain';
import { unitsText } from '@wijkbegroting/domain/pabulib/amounts.ts';
import { metaValue, type PabulibFile } from '@wijkbegroting/domain/pabulib/file.ts';
import { formatPabulib } from '@wijkbegroting/domain/pabulib/format.ts';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import type { PabulibProblem, Strictness } from '@wijkbegroting/domain/pabulib/problems.ts';
import { withoutVoters } from '@wijkbegroting/domain/pabulib/without-voters.ts';

/** A file as it is kept, and what it says of the election. */
export interface StrippedFile {
  /** Without anything of who voted or when. */
  readonly text: string;
  readonly sha256: string;
  readonly description: string;
  readonly projects: number;
  readonly voters: number;
  readonly budget: string;
  readonly currency: string | null;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** What is wrong on one line; facts from the file are cut short. */
export type FileError = Readonly<Record<string, string | number>>;

export interface FileMalformed {
  readonly code: 'election-file-malformed';
  /** The first of them, in the order of the lines. */
  readonly errors: readonly FileError[];
  readonly errorCount: number;
}

/** What a sender needs to mend a file; a broken file may have a problem on every line. */
const ERRORS_TOLD = 100;
const FACT_LENGTH = 60;
const LENGTHS = { description: 1_000, currency: 10, day: 20 };

export interface StripFile {
  readonly text: string;
  readonly strictness: Strictness;
}

/** Reads a file and takes out everything about who voted. A large file takes seconds, see `stripInThread`. */
export function stripFile({ text, strictness }: StripFile): Result<StrippedFile, FileMalformed> {
  const read = parsePabulib(text, { strictness });
  if (!read.ok) {
    const errors = read.error.slice(0, ERRORS_TOLD).map(toldShort);
    return err({ code: 'election-file-malformed', errors, errorCount: read.error.length });
  }
  const { file } = read.value;
  const stripped = formatPabulib(withoutVoters(file));
  return ok({ text: stripped, sha256: crypto.hash('sha256', stripped), ...factsOf(file) });
}

function toldShort(problem: PabulibProblem): FileError {
  return Object.fromEntries(
    Object.entries(problem).map(([name, fact]: [string, string | number]) => [
      name,
      typeof fact === 'string' ? toReadableLine(fact.slice(0, FACT_LENGTH)) : fact,
    ]),
  );
}

function factsOf({ tables, projects, ballots, budget, currencyUnit }: PabulibFile) {
  const said = (key: string, maximum: number): string =>
    toReadableLine(metaValue(tables, key) ?? '')
      .slice(0, maximum)
      .trim()
      .toWellFormed();
  return {
    description: said('description', LENGTHS.description),
    projects: projects.length,
    voters: ballots.length,
    budget: unitsText(budget, currencyUnit),
    currency: said('currency', LENGTHS.currency) || null,
    firstDay: said('date_begin', LENGTHS.day) || null,
    lastDay: said('date_end', LENGTHS.day) || null,
  };
}
