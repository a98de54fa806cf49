import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import { formatDayTime, formatList, formatNumber } from '#lib/format.ts';
import { publicLog } from '#lib/messages/index.ts';
import type { RevealSoFar } from './log-view.ts';

const words = publicLog.steps;

/** One of the big steps that a log goes through. */
export interface LogStep {
  readonly state: keyof typeof words.state;
  readonly title: string;
  readonly text: string;
}

interface Facts {
  readonly leaves: readonly LogEvent[];
  readonly reveal: RevealSoFar;
}

/** The big steps in their order: what is done, where the round is now, and what is to come. */
export function logSteps({ leaves, reveal }: Facts): readonly LogStep[] {
  const find = <Type extends LogEvent['type']>(type: Type) =>
    leaves.find((leaf): leaf is LogEventOf<Type> => leaf.type === type);
  const close = find('CLOSE');
  const shares = find('KEY_REVEAL');
  const draws = leaves.filter(({ type }) => type === 'DRAW').length;
  const steps = [
    { isDone: true, title: words.opened, text: openedText(find('OPENING')) },
    { isDone: close !== undefined, title: words.voting, text: votingText(leaves) },
    { isDone: close !== undefined, title: words.closed, text: closedText(close) },
    { isDone: shares !== undefined, title: words.revealed, text: revealText(shares, reveal, close !== undefined) },
    ...(draws === 0 ? [] : [{ isDone: true, title: words.drawn, text: words.drawnTimes(formatNumber(draws)) }]),
    { isDone: find('RESULT') !== undefined, title: words.result, text: '' },
  ];
  const now = steps.findIndex(({ isDone }) => !isDone);
  return steps.map(({ isDone, title, text }, at) => ({
    state: isDone ? 'done' : at === now ? 'now' : 'coming',
    title,
    text,
  }));
}

function openedText(opening: LogEventOf<'OPENING'> | undefined): string {
  return opening === undefined ? '' : words.openedBy(formatList(opening.signatures.map(({ name }) => name)));
}

function votingText(leaves: readonly LogEvent[]): string {
  const batches = leaves.filter((leaf) => leaf.type === 'BALLOT_BATCH');
  const ballots = batches.reduce((sum, { ballots: some }) => sum + some.length, 0);
  return batches.length === 0
    ? words.votingNone
    : words.votingText(formatNumber(ballots), formatNumber(batches.length));
}

function closedText(close: LogEventOf<'CLOSE'> | undefined): string {
  if (close === undefined) return '';
  const { closedAt, early } = close.statement;
  return [words.closedAt(formatDayTime(closedAt)), ...(early === null ? [] : [words.closedEarly(early)])].join(' ');
}

function revealText(shares: LogEventOf<'KEY_REVEAL'> | undefined, reveal: RevealSoFar, isClosed: boolean): string {
  if (shares !== undefined) return words.revealedBy(formatList(shares.shares.map(({ name }) => name)));
  return isClosed ? words.revealNeeds(formatNumber(reveal.revealedBy.length), formatNumber(reveal.threshold)) : '';
}
