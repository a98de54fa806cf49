/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as CSV for spreadsheets: UTF-8 with a byte order mark, `;` between fields, every field in quotes. A field that
 * a spreadsheet could run gets an apostrophe in front.
 */
export function csvOf(rows: readonly (readonly (string | number)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(fieldOf).join(';')).join('\r\n')}\r\n`;
}

function fieldOf(value: string | number): string {
  const text = String(value);
  return `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
