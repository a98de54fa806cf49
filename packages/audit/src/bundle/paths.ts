/** Where the single files of an audit bundle stand. Rule: docs/protocol.md, section 10. */
export const PATHS = {
  manifest: 'manifest.json',
  record: 'opening/record.json',
  leaves: 'log/leaves.ndjson',
  ballots: 'ballots.ndjson',
  statement: 'close/statement.json',
  reveal: 'close/reveal.json',
  receipts: 'close/receipts.ndjson',
  result: 'result/result.json',
  trace: 'result/trace.ndjson',
  decisions: 'result/decisions.json',
  election: 'election.pb',
  readme: 'README.nl.md',
} as const;

/** A checkpoint with its cosignatures. */
export function headPath(size: number): string {
  return `log/heads/${String(size).padStart(6, '0')}.note`;
}

/** A batch of paper ballots. */
export function paperPath(batch: number): string {
  return `paper/${String(batch).padStart(3, '0')}.json`;
}

/** A public draw. @param number from 1, in the order of the log */
export function drawPath(number: number): string {
  return `draw/${String(number).padStart(3, '0')}.json`;
}

/** What is known of a file by its path alone. */
export interface FileKind {
  readonly name: keyof typeof PATHS | 'head' | 'paper' | 'draw';
  /** Bytes at most, unpacked: a file that claims or turns out to be longer is not read. */
  readonly maximumBytes: number;
  /** Bytes of one line at most, in files of lines. */
  readonly maximumLine: number;
  /** Holds what single people voted, so it is left out where only totals are public. */
  readonly isOfBallots: boolean;
}

const KIB = 1024;
const MIB = 1024 * KIB;

function kind(name: FileKind['name'], maximumBytes: number, more: Partial<FileKind> = {}): FileKind {
  return { name, maximumBytes, maximumLine: maximumBytes, isOfBallots: false, ...more };
}

const SINGLE = new Map<string, FileKind>([
  [PATHS.manifest, kind('manifest', 32 * MIB)],
  [PATHS.record, kind('record', 8 * MIB)],
  [PATHS.leaves, kind('leaves', 256 * MIB, { maximumLine: 128 * MIB })],
  [PATHS.ballots, kind('ballots', 4096 * MIB, { maximumLine: 96 * KIB, isOfBallots: true })],
  [PATHS.statement, kind('statement', MIB)],
  [PATHS.reveal, kind('reveal', MIB)],
  [PATHS.receipts, kind('receipts', 512 * MIB, { maximumLine: 4 * KIB, isOfBallots: true })],
  [PATHS.result, kind('result', 256 * MIB)],
  [PATHS.trace, kind('trace', 64 * MIB, { maximumLine: 16 * MIB })],
  [PATHS.decisions, kind('decisions', 16 * MIB)],
  [PATHS.election, kind('election', 1024 * MIB, { isOfBallots: true })],
  [PATHS.readme, kind('readme', MIB)],
]);

const NUMBERED: readonly (readonly [RegExp, FileKind])[] = [
  [/^log\/heads\/(?:[0-9]{6}|[1-9][0-9]{6,8})\.note$/, kind('head', 64 * KIB)],
  [/^paper\/(?:[0-9]{3}|[1-9][0-9]{3,6})\.json$/, kind('paper', 256 * MIB, { isOfBallots: true })],
  [/^draw\/(?:[0-9]{3}|[1-9][0-9]{3})\.json$/, kind('draw', MIB)],
];

/** Which file of a bundle stands at a path; undefined when a bundle has none there. */
export function fileKindOf(path: string): FileKind | undefined {
  return SINGLE.get(path) ?? NUMBERED.find(([pattern]) => pattern.test(path))?.[1];
}

/** The number in the name of a head, a paper batch or a draw. */
export function numberIn(path: string): number {
  return Number(/(\d+)\.[a-z]+$/.exec(path)?.[1] ?? Number.NaN);
}
