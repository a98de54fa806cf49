/** What the API says of one line of the file. */
export interface LineError {
  readonly line: number;
  readonly code: string;
}

/** How often something is wrong. */
export interface FaultCount {
  readonly code: string;
  readonly count: number;
}

/** What is wrong with a file, as far as anybody can put right in one go. */
export interface LineFaults {
  /** Of the whole file, the most frequent first. */
  readonly counts: readonly FaultCount[];
  readonly shown: readonly LineError[];
}

const SHOWN = 50;

export function lineFaults(errors: readonly LineError[]): LineFaults {
  const counts = new Map<string, number>();
  for (const { code } of errors) counts.set(code, (counts.get(code) ?? 0) + 1);
  return {
    counts: [...counts].map(([code, count]) => ({ code, count })).toSorted((one, other) => other.count - one.count),
    shown: errors.slice(0, SHOWN),
  };
}

/** The table for the printer. References hold no signs that a spreadsheet would run. */
export function lettersCsv(letters: readonly { readonly reference: string; readonly code: string }[]): string {
  return ['reference;code', ...letters.map(({ reference, code }) => `${reference};${code}`), ''].join('\r\n');
}
