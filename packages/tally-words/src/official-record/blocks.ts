/** A part of the official record as it is read. A page and a file show the same parts, each in its own way. */
export interface RecordSection {
  /** Usable as the end of an address. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly RecordBlock[];
}

export type RecordBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** Said with weight: something is not as it should be. */
  | { readonly kind: 'warning'; readonly text: string }
  /** What somebody else wrote, kept as it is; may have several lines. */
  | { readonly kind: 'quote'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly facts: readonly RecordFact[] }
  | RecordTable;

export interface RecordFact {
  readonly name: string;
  readonly value: string;
  /** A text for programs, that may break anywhere. */
  readonly isCode: boolean;
}

/** The first cell of a row says what the row is about. */
export interface RecordTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly name: string; readonly isNumber: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** To be filled in by hand: rows are high. */
  readonly isForm: boolean;
}

export function text(line: string): RecordBlock {
  return { kind: 'text', text: line };
}

export function fact(name: string, value: string, isCode = false): RecordFact {
  return { name, value, isCode };
}

/** A table; the columns named in `numbers` are set to the right. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  numbers: readonly number[] = [],
): RecordTable {
  const named = columns.map((name, at) => ({ name, isNumber: numbers.includes(at) }));
  return { kind: 'table', caption, columns: named, rows, isForm: false };
}
