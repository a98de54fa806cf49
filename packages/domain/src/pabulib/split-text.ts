import Papa from 'papaparse';
import type { PabulibProblem } from './problems.ts';

/** The fields of one record and the line on which it starts; the first line is 1. */
export interface NumberedRecord {
  readonly line: number;
  readonly fields: readonly string[];
}

/** The records of a text, and how its lines end. */
export interface SplitText {
  readonly records: readonly NumberedRecord[];
  /** How most lines end. */
  readonly newline: '\n' | '\r\n';
  readonly endsWithNewline: boolean;
  /** The last line with something on it; 1 for an empty text. */
  readonly lastLine: number;
}

const MARK = '\ufeff';

/**
 * Splits a text in records and fields: `;` between fields, quotes around a field that holds one, a quote inside
 * doubled. A quote that does not open a field is part of it. Adds what it finds to `problems`.
 * @returns undefined when the quotes or line ends leave unclear where fields end
 */
export function splitText(withMark: string, problems: PabulibProblem[]): SplitText | undefined {
  const text = withMark.startsWith(MARK) ? withMark.slice(1) : withMark;
  if (text !== withMark) problems.push({ code: 'byte-order-mark', line: 1 });
  const returns = loneReturns(text);
  if (returns !== undefined) problems.push(returns);
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: ';', newline: '\n' });
  const lines = linesAt(text, new Set(errors.map((error) => error.index ?? 0)));
  for (const line of lines) problems.push({ code: 'quote-malformed', line });
  return errors.length > 0 || returns !== undefined ? undefined : numberRecords(text, data, problems);
}

function loneReturns(text: string): PabulibProblem | undefined {
  const found = Array.from(text.matchAll(/\r(?!\n)/g), ({ index }) => index);
  const [line] = linesAt(text, found.slice(0, 1));
  return line === undefined ? undefined : { code: 'lone-carriage-return', line, count: found.length };
}

/** The lines of ascending places in the text. */
function linesAt(text: string, indexes: Iterable<number>): readonly number[] {
  const lines: number[] = [];
  let [line, from] = [1, 0];
  for (const index of indexes) {
    line += breaksIn(text.slice(from, index));
    from = index;
    lines.push(line);
  }
  return lines;
}

function numberRecords(text: string, data: readonly string[][], problems: PabulibProblem[]): SplitText {
  const lines = text.split('\n');
  const endsWithNewline = text.endsWith('\n');
  const records: NumberedRecord[] = [];
  const ends: { readonly line: number; readonly newline: '\n' | '\r\n' }[] = [];
  let line = 1;
  for (const fields of data) {
    const next = line + 1 + fields.reduce((breaks, field) => breaks + breaksIn(field), 0);
    if (next <= lines.length) ends.push({ line: next - 1, newline: lines[next - 2]?.endsWith('\r') ? '\r\n' : '\n' });
    const whole = withoutReturn(fields);
    if (whole.length > 1 || whole[0] !== '') records.push({ line, fields: whole });
    else if (line < lines.length) problems.push({ code: 'blank-line', line });
    line = next;
  }
  const windows = ends.filter(({ newline }) => newline === '\r\n').length;
  const newline = windows * 2 > ends.length ? '\r\n' : '\n';
  const other = ends.find((end) => end.newline !== newline);
  if (other !== undefined) problems.push({ code: 'line-ends-mixed', line: other.line });
  return { records, newline, endsWithNewline, lastLine: Math.max(1, lines.length - (endsWithNewline ? 1 : 0)) };
}

function breaksIn(field: string): number {
  return field.includes('\n') ? field.split('\n').length - 1 : 0;
}

/** The splitter takes a carriage return before a line end for part of the last field. Alone it does not occur here. */
function withoutReturn(fields: readonly string[]): readonly string[] {
  const last = fields.at(-1) ?? '';
  return last.endsWith('\r') ? [...fields.slice(0, -1), last.slice(0, -1)] : fields;
}
