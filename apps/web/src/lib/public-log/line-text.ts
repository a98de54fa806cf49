import type { LogEvent } from '@wijkbegroting/records/log-event.ts';
import { formatCalendarDay, formatDayTime, formatList, formatNumber } from '#lib/format.ts';
import { publicLog } from '#lib/messages/index.ts';

const words = publicLog.line;

/** One line of the log in words. */
export interface LogLine {
  readonly position: number;
  readonly text: string;
  /** What else there is to say. */
  readonly more: string;
}

type Told = readonly [text: string, more?: string];

/** A line of the log in words. @param titles of the projects, by id */
export function lineText(event: LogEvent | undefined, position: number, titles: ReadonlyMap<string, string>): LogLine {
  const [text, more = ''] = event === undefined ? [words.unknown] : told(event, titles);
  return { position, text, more };
}

function told(event: LogEvent, titles: ReadonlyMap<string, string>): Told {
  switch (event.type) {
    case 'OPENING':
      return [words.OPENING, publicLog.steps.openedBy(formatList(event.signatures.map(({ name }) => name)))];
    case 'ISSUANCE_DAY':
      return [words.ISSUANCE_DAY(formatCalendarDay(event.day), formatNumber(event.passes))];
    case 'BALLOT_BATCH':
      return [words.BALLOT_BATCH(formatNumber(event.batch), formatNumber(event.ballots.length))];
    case 'PAPER_BATCH':
      return [words.PAPER_BATCH(formatNumber(event.batch), formatNumber(event.ballots))];
    case 'DECISION':
      return [
        words.DECISION(publicLog.decision[event.kind] ?? publicLog.otherDecision, formatDayTime(event.at)),
        words.decidedBy(event.proposedBy, event.approvedBy),
      ];
    case 'INCIDENT':
      return [words.INCIDENT(formatDayTime(event.at)), event.text];
    case 'KEY_REVEAL':
      return [words.KEY_REVEAL(formatList(event.shares.map(({ name }) => name)))];
    case 'DRAW':
      return [words.DRAW[event.kind], words.drawOrder(formatList(event.order.map((id) => titles.get(id) ?? id)))];
    case 'CLOSE':
    case 'RESULT':
      return [words[event.type]];
  }
}
