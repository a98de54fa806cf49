import type { Bytes, Checkpoint, SignedNote } from '@wijkbegroting/domain';
import type { OpeningRecord } from '@wijkbegroting/domain';
import type { PaperBatchFile, SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import type { ClosingStatement } from '@wijkbegroting/records/closing-statement.ts';
import type { DrawFile } from '@wijkbegroting/records/draw-file.ts';
import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { DecisionsFile, Manifest } from '@wijkbegroting/records/manifest.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import type { Bundle } from '../bundle/read-bundle.ts';
import type { Digest } from '../bundle/read-entry.ts';
import type { Findings } from './findings.ts';

/** A file that could be read, with what it says when that has the right shape. */
export interface ReadFile<Value> {
  readonly place: string;
  readonly text: string;
  readonly value: Value | undefined;
}

/** One leaf of the log. Its hash counts also when nobody can tell what it says. */
export interface Leaf {
  readonly index: number;
  readonly place: string;
  readonly text: string;
  readonly hash: Bytes;
  readonly event: LogEvent | undefined;
}

/** A leaf with an event of one type. */
export interface LeafOf<Type extends LogEvent['type']> {
  readonly index: number;
  readonly place: string;
  readonly event: LogEventOf<Type>;
}

/** One head of the log. */
export interface Head {
  readonly place: string;
  /** By the name of the file. */
  readonly namedSize: number;
  readonly note: SignedNote;
  readonly checkpoint: Checkpoint;
}

/** What a bundle says, as far as it can be read. The checks compare these parts with each other. */
export interface Evidence {
  readonly bundle: Bundle;
  readonly findings: Findings;
  /** Of every file that was read to its end. */
  readonly digests: Map<string, Digest>;
  readonly manifest: ReadFile<Manifest> | undefined;
  /** False where the bundle says that it holds totals only. */
  readonly hasBallots: boolean;
  readonly recordFile: ReadFile<OpeningRecord> | undefined;
  /** The record of leaf 0, or else that of the file: what the other parts are held against. */
  readonly record: OpeningRecord | undefined;
  readonly leaves: readonly Leaf[];
  readonly heads: readonly Head[];
  readonly statementFile: ReadFile<ClosingStatement> | undefined;
  readonly revealFile: ReadFile<unknown> | undefined;
  readonly receipts: readonly { readonly place: string; readonly value: SignedReceiptWire }[];
  readonly paper: readonly ReadFile<PaperBatchFile>[];
  readonly draws: readonly ReadFile<DrawFile>[];
  readonly result: ReadFile<ResultFile> | undefined;
  readonly trace: ReadFile<unknown> | undefined;
  readonly decisions: ReadFile<DecisionsFile> | undefined;
}

/** The leaves with events of one type, in the order of the log. */
export function leavesOf<Type extends LogEvent['type']>(
  { leaves }: Pick<Evidence, 'leaves'>,
  type: Type,
): readonly LeafOf<Type>[] {
  return leaves.flatMap(({ index, place, event }) =>
    event?.type === type ? [{ index, place, event: event as LogEventOf<Type> }] : [],
  );
}

/** The first leaf with an event of one type; undefined when there is none. */
export function leafOf<Type extends LogEvent['type']>(
  evidence: Pick<Evidence, 'leaves'>,
  type: Type,
): LeafOf<Type> | undefined {
  return leavesOf(evidence, type)[0];
}

/** The closing statement: that of the log, or else that of the file. */
export function statementOf(evidence: Evidence): ClosingStatement | undefined {
  return leafOf(evidence, 'CLOSE')?.event.statement ?? evidence.statementFile?.value;
}
