import { toHex } from '@wijkbegroting/domain';
import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import type { SeenBy, SignedHead } from '@wijkbegroting/voter';
import { lineText, type LogLine } from './line-text.ts';
import { logSteps, type LogStep } from './log-steps.ts';

/** One line of the log as far as this page can read it. */
export type ReadLeaf = LogEvent | undefined;

/** How many trustees have given their shares back, while the log does not tell it yet. */
export interface RevealSoFar {
  readonly threshold: number;
  readonly revealedBy: readonly string[];
}

/** Everything that the page of the log shows. Small: the hashes of the ballots are left out. */
export interface LogView {
  readonly head: {
    readonly size: number;
    readonly root: string;
    readonly seenBy: readonly SeenBy[];
    readonly hasWitnesses: boolean;
    readonly staffEvents: number | null;
  };
  readonly steps: readonly LogStep[];
  readonly numbers: {
    readonly ballots: number;
    readonly batches: number;
    readonly passes: number;
    readonly paper: number;
  };
  readonly batches: readonly Bundle[];
  readonly paper: readonly Bundle[];
  readonly days: readonly Omit<LogEventOf<'ISSUANCE_DAY'>, 'type'>[];
  readonly statement: LogEventOf<'CLOSE'>['statement'] | null;
  readonly lines: readonly LogLine[];
  /** The trustees have given the key, so the box can be opened. */
  readonly isOpened: boolean;
}

/** Ballots that entered the log together. */
export interface Bundle {
  readonly batch: number;
  readonly ballots: number;
  /** Place in the log, from 0. */
  readonly position: number;
}

interface Facts {
  readonly head: SignedHead;
  readonly leaves: readonly ReadLeaf[];
  readonly reveal: RevealSoFar;
}

/** The log in the form of its page. */
export function logView({ head: { checkpoint, seenBy }, leaves, reveal }: Facts): LogView {
  const opening = eventsOf(leaves, 'OPENING')[0]?.event;
  const days = eventsOf(leaves, 'ISSUANCE_DAY').map(({ event: { day, passes, paper, blocked } }) => ({
    day,
    passes,
    paper,
    blocked,
  }));
  const batches = eventsOf(leaves, 'BALLOT_BATCH').map(({ event, position }) => ({
    batch: event.batch,
    ballots: event.ballots.length,
    position,
  }));
  const paper = eventsOf(leaves, 'PAPER_BATCH').map(({ event: { batch, ballots }, position }) => ({
    batch,
    ballots,
    position,
  }));
  const statement = eventsOf(leaves, 'CLOSE')[0]?.event.statement ?? null;
  const titles = new Map(opening?.record.projects.map(({ id, title }) => [id, title]));
  return {
    head: {
      size: checkpoint.size,
      root: toHex(checkpoint.root),
      seenBy,
      hasWitnesses: (opening?.record.witnesses.length ?? 0) > 0,
      staffEvents: staffEventsIn(checkpoint.extensions),
    },
    steps: logSteps({ leaves: leaves.filter((leaf) => leaf !== undefined), reveal }),
    numbers: {
      ballots: sumOf(batches),
      batches: batches.length,
      passes: statement?.passes ?? days.at(-1)?.passes ?? 0,
      paper: sumOf(paper),
    },
    batches,
    paper,
    days,
    statement,
    isOpened: eventsOf(leaves, 'KEY_REVEAL').length > 0,
    lines: leaves.map((leaf, position) => lineText(leaf, position, titles)),
  };
}

function sumOf(bundles: readonly Bundle[]): number {
  return bundles.reduce((sum, { ballots }) => sum + ballots, 0);
}

/** The events of one kind with their places. */
function eventsOf<Type extends LogEvent['type']>(leaves: readonly ReadLeaf[], type: Type) {
  return leaves.flatMap((event, position) =>
    event?.type === type ? [{ event: event as LogEventOf<Type>, position }] : [],
  );
}

function staffEventsIn(extensions: readonly string[]): number | null {
  const [, count] = /^audit ([0-9]+) /.exec(extensions[0] ?? '') ?? [];
  return count === undefined ? null : Number(count);
}
