import { columnPlace } from './file.ts';
import { type PabulibProblem, type SectionName, SECTIONS } from './problems.ts';
import type { NumberedRecord, SplitText } from './split-text.ts';

/** The header and the rows of one part, with the line of its name. */
export interface Section {
  readonly line: number;
  readonly headerLine: number;
  readonly columns: readonly string[];
  /** Rows with as many fields as there are columns. */
  readonly rows: readonly NumberedRecord[];
  /** Rows with fewer or more; they have been added to the problems. */
  readonly broken: readonly NumberedRecord[];
}

/** The parts that are there and have a sound header. */
export type Sections = Readonly<Partial<Record<SectionName, Section>>>;

/** Columns without which a part means nothing. */
const REQUIRED = { META: [], PROJECTS: ['project_id', 'cost'], VOTES: ['voter_id', 'vote'] } as const;

interface Heading {
  readonly name: SectionName;
  readonly line: number;
  readonly records: NumberedRecord[];
}

/** Divides the records over the three parts and checks headers and numbers of fields. Adds to `problems`. */
export function readSections({ records, lastLine }: SplitText, problems: PabulibProblem[]): Sections {
  const headings = new Map<SectionName, Heading>();
  let current: Heading | undefined;
  for (const record of records) {
    const name = headingOf(record);
    if (name === undefined) {
      if (current === undefined) problems.push({ code: 'line-outside-section', line: record.line });
      current?.records.push(record);
      continue;
    }
    const later = SECTIONS.slice(SECTIONS.indexOf(name) + 1);
    if (headings.has(name)) problems.push({ code: 'section-twice', line: record.line, section: name });
    else if (later.some((one) => headings.has(one)))
      problems.push({ code: 'section-misplaced', line: record.line, section: name });
    current = headings.get(name) ?? { name, line: record.line, records: [] };
    headings.set(name, current);
  }
  for (const section of SECTIONS)
    if (!headings.has(section)) problems.push({ code: 'section-missing', line: lastLine, section });
  const sections: Partial<Record<SectionName, Section>> = {};
  for (const heading of headings.values()) {
    const section = readSection(heading, problems);
    if (section !== undefined) sections[heading.name] = section;
  }
  return sections;
}

function headingOf({ fields }: NumberedRecord): SectionName | undefined {
  return fields.length > 1 ? undefined : SECTIONS.find((name) => name === fields[0]?.trim());
}

function readSection({ name, line, records }: Heading, problems: PabulibProblem[]): Section | undefined {
  const [header, ...body] = records;
  if (header === undefined) {
    problems.push({ code: 'header-missing', line, section: name });
    return undefined;
  }
  const columns = header.fields;
  if (name === 'META' && columns.map((column) => column.trim()).join(';') !== 'key;value') {
    problems.push({ code: 'meta-header-different', line: header.line });
    return undefined;
  }
  const isSound = hasColumns(name, header, problems);
  const rows = body.filter(({ fields }) => fields.length === columns.length);
  const broken = body.filter(({ fields }) => fields.length !== columns.length);
  for (const { line: at, fields } of broken) {
    const counts = { expected: columns.length, found: fields.length };
    problems.push({ code: 'row-fields-different', line: at, section: name, ...counts });
  }
  return isSound ? { line, headerLine: header.line, columns, rows, broken } : undefined;
}

/** Whether each column that is needed is there, and none twice. */
function hasColumns(section: SectionName, { line, fields }: NumberedRecord, problems: PabulibProblem[]): boolean {
  const before = problems.length;
  for (const column of REQUIRED[section])
    if (columnPlace(fields, column) === undefined) problems.push({ code: 'column-missing', line, section, column });
  const seen = new Set<string>();
  for (const column of fields.map((field) => field.trim())) {
    if (seen.has(column)) problems.push({ code: 'column-twice', line, section, column });
    seen.add(column);
  }
  return problems.length === before;
}
