import { canonicalJson, type OpeningRecord, type TallyStep } from '@wijkbegroting/domain';
import type { PaperBatchFile, SealedBallot, SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import type { DrawFile } from '@wijkbegroting/records/draw-file.ts';
import type { LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { BundlePublication, DecisionsFile } from '@wijkbegroting/records/manifest.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import { resultText, traceText } from '../count/result-files.ts';
import { drawPath, fileKindOf, headPath, paperPath, PATHS } from './paths.ts';
import { readmeText } from './readme.ts';
import type { BundleFile } from './write-bundle.ts';

type Many<Item> = Iterable<Item> | AsyncIterable<Item>;

/** Everything that a round leaves behind. Rule: docs/protocol.md, section 10. */
export interface BundleContents {
  readonly record: OpeningRecord;
  /** The leaves of the log as they were hashed: canonical JSON, without a line end. */
  readonly leaves: Many<string>;
  /** Signed notes by size, with the cosignatures that came in. */
  readonly heads: readonly { readonly size: number; readonly note: string }[];
  /** In the order of their hashes. */
  readonly ballots: Many<SealedBallot>;
  readonly paper: readonly PaperBatchFile[];
  readonly close: LogEventOf<'CLOSE'>;
  readonly reveal: LogEventOf<'KEY_REVEAL'>;
  readonly receipts: readonly SignedReceiptWire[];
  /** The public draws, in the order of the log. */
  readonly draws: readonly DrawFile[];
  readonly result: ResultFile;
  readonly steps: readonly TallyStep[];
  readonly decisions: DecisionsFile;
  /** `electionText` of the counted ballots. */
  readonly election: string;
}

/** The files of a bundle, each with its content still to be made; totals go without the files of single ballots. */
export function bundleFiles(publication: BundlePublication, contents: BundleContents): readonly BundleFile[] {
  const { record, heads, paper, draws } = contents;
  const json = (path: string, value: unknown): BundleFile => ({ path, content: [canonicalJson(value)] });
  const files: readonly BundleFile[] = [
    json(PATHS.record, record),
    { path: PATHS.leaves, content: ended(contents.leaves, (leaf) => leaf) },
    ...heads.map(({ size, note }) => ({ path: headPath(size), content: [note] })),
    { path: PATHS.ballots, content: ended(contents.ballots, canonicalJson) },
    ...paper.map((batch) => json(paperPath(batch.batch), batch)),
    json(PATHS.statement, contents.close.statement),
    json(PATHS.reveal, contents.reveal.shares),
    { path: PATHS.receipts, content: ended(contents.receipts, canonicalJson) },
    ...draws.map((draw, at) => json(drawPath(at + 1), draw)),
    { path: PATHS.result, content: [resultText(contents.result)] },
    { path: PATHS.trace, content: [traceText(contents.steps)] },
    json(PATHS.decisions, contents.decisions),
    { path: PATHS.election, content: [contents.election] },
    { path: PATHS.readme, content: [readmeText(record, publication)] },
  ];
  return publication === 'totals' ? files.filter(({ path }) => fileKindOf(path)?.isOfBallots !== true) : files;
}

/**
 * How public a bundle of a round may be. The auditor gets everything where the public does not.
 * @param ballotCount counted ballots, on paper and blank ones included
 */
export function publicationsOf(
  { publication }: Pick<OpeningRecord, 'publication'>,
  ballotCount: number,
): readonly BundlePublication[] {
  if (ballotCount >= publication.allFrom) return ['all'];
  return ballotCount >= publication.totalsFrom ? ['totals', 'auditor'] : ['auditor'];
}

async function* ended<Item>(items: Many<Item>, textOf: (item: Item) => string): AsyncGenerator<string> {
  for await (const item of items) yield `${textOf(item)}\n`;
}
