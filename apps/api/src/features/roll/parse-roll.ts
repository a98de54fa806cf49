import {
  type AreaCode,
  type CalendarDay,
  err,
  ok,
  parseAreaCode,
  parseCalendarDay,
  type Result,
} from '@wijkbegroting/domain';
import { type CsvError, parse } from 'csv-parse/sync';

/** One person as the gemeente supplies it. The reference is the gemeente's own; it is not a burgerservicenummer. */
export interface RollRow {
  readonly reference: string;
  readonly buurtCode: AreaCode;
  readonly birthDate: CalendarDay;
}

/** What is wrong on one line of the file; the first line is 1. Never quotes what stands there. */
export interface RollLineError {
  readonly line: number;
  readonly code:
    | 'csv-malformed'
    | 'header-different'
    | 'columns-different'
    | 'reference-malformed'
    | 'buurt-code-malformed'
    | 'birth-date-malformed'
    | 'reference-with-other-facts';
}

export interface ParsedRoll {
  /** Each reference once, in the order of the file. */
  readonly rows: readonly RollRow[];
  /** Lines that repeat an earlier one exactly. */
  readonly duplicates: number;
}

const HEADER = ['reference', 'buurtCode', 'birthDate'] as const;
const REFERENCE = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/;

/**
 * Reads a roll: UTF-8 text with `;`, first line `reference;buurtCode;birthDate`. Finds all errors at once. The same line
 * twice is a duplicate; the same reference with other facts is an error, as nobody can tell which of the two is right.
 */
export function parseRoll(csv: string): Result<ParsedRoll, readonly RollLineError[]> {
  const { lines, errors } = readLines(csv);
  const [header, ...body] = lines;
  if (header?.fields.join(';') !== HEADER.join(';')) errors.push({ line: header?.line ?? 1, code: 'header-different' });
  const seen = new Map<string, RollRow>();
  let duplicates = 0;
  for (const { line, fields } of body) {
    const row = parseRow(fields);
    if (!row.ok) {
      errors.push(...row.error.map((code) => ({ line, code })));
      continue;
    }
    const earlier = seen.get(row.value.reference);
    if (earlier === undefined) seen.set(row.value.reference, row.value);
    else if (isSame(earlier, row.value)) duplicates += 1;
    else errors.push({ line, code: 'reference-with-other-facts' });
  }
  if (errors.length > 0) return err(errors.toSorted((one, other) => one.line - other.line));
  return ok({ rows: [...seen.values()], duplicates });
}

interface Line {
  readonly line: number;
  readonly fields: readonly string[];
}

function readLines(csv: string): { lines: Line[]; errors: RollLineError[] } {
  const errors: RollLineError[] = [];
  const records = parse(csv, {
    delimiter: ';',
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error: CsvError | undefined) => {
      errors.push({ line: Number(error?.['lines'] ?? 1), code: 'csv-malformed' });
      return undefined;
    },
  }) as unknown as readonly { readonly info: { readonly lines: number }; readonly record: readonly string[] }[];
  return { lines: records.map(({ info, record }) => ({ line: info.lines, fields: record })), errors };
}

function parseRow(fields: readonly string[]): Result<RollRow, readonly RollLineError['code'][]> {
  if (fields.length !== HEADER.length) return err(['columns-different']);
  const [reference = '', buurt = '', birth = ''] = fields;
  const buurtCode = parseAreaCode(buurt);
  const birthDate = parseCalendarDay(birth);
  const errors: RollLineError['code'][] = [];
  if (!REFERENCE.test(reference)) errors.push('reference-malformed');
  if (!buurtCode.ok) errors.push('buurt-code-malformed');
  if (!birthDate.ok) errors.push('birth-date-malformed');
  return buurtCode.ok && birthDate.ok && errors.length === 0
    ? ok({ reference, buurtCode: buurtCode.value, birthDate: birthDate.value })
    : err(errors);
}

function isSame(one: RollRow, other: RollRow): boolean {
  return one.buurtCode === other.buurtCode && one.birthDate === other.birthDate;
}
