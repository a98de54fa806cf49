import type { PabulibTables } from './file.ts';

/**
 * Writes a file as canonical text: sections in the order META, PROJECTS, VOTES, each with a header; one kind of line
 * end throughout; no mark of byte order and no blank lines; quotes only around a field that holds a `;`, a quote or a
 * line end, and a quote inside doubled. For canonical text, writing what was read gives the same text. Reading what was
 * written gives the same file, as long as no field holds a carriage return alone.
 */
export function formatPabulib({ meta, projects, votes, newline, endsWithNewline }: PabulibTables): string {
  const records = [
    ['META'],
    ['key', 'value'],
    ...meta.map(({ key, value }) => [key, value]),
    ['PROJECTS'],
    projects.columns,
    ...projects.rows,
    ['VOTES'],
    votes.columns,
    ...votes.rows,
  ];
  const text = records.map((fields) => fields.map(quoteIfNeeded).join(';')).join(newline);
  return endsWithNewline ? text + newline : text;
}

function quoteIfNeeded(field: string): string {
  return /[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
