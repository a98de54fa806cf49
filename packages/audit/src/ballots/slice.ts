import type { OpeningRecord } from '@wijkbegroting/domain';
import type { InvalidReason } from '@wijkbegroting/records/outcome.ts';
import type { CheckId } from '../checks/check-titles.ts';

/** What every ballot is checked against. Plain data, so that it can be sent to a worker. */
export interface BallotTerms {
  readonly record: OpeningRecord | undefined;
  /** SECRET until the round has closed; boxes stay shut without it. */
  readonly tallySecret: Uint8Array | undefined;
}

/** Some lines of `ballots.ndjson`. */
export interface BallotSlice {
  /** The number of the first one, from 1. */
  readonly firstLine: number;
  readonly lines: readonly string[];
}

/** What is left of a ballot once it has been checked by itself. Small, as there may be very many. */
export interface CheckedBallot {
  readonly line: number;
  readonly ballotHash: string;
  readonly voterKey: string;
  readonly rev: number;
  readonly prevHash: string | null;
  /** Places of the chosen projects in the record, or why the ballot is invalid; null when its box stayed shut. */
  readonly choices: readonly number[] | InvalidReason | null;
}

export interface SliceFailure {
  readonly id: CheckId;
  readonly line: number;
  /** Where in the line; '' for the line as a whole. */
  readonly field: string;
  readonly message: string;
}

export interface SliceReport {
  /** Only those that could be read. */
  readonly ballots: readonly CheckedBallot[];
  readonly failures: readonly SliceFailure[];
}

/** Checks the ballots of a slice, each by itself. */
export type CheckSlice = (slice: BallotSlice) => Promise<SliceReport>;

/** Somebody who checks slices, several at a time. */
export interface SliceWorkers {
  /** How many slices it is worth handing out at once. */
  readonly width: number;
  readonly check: CheckSlice;
  close(): Promise<void> | void;
}

export type StartSliceWorkers = (terms: BallotTerms) => Promise<SliceWorkers> | SliceWorkers;
