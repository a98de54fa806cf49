import { toReadableLine } from '@wijkbegroting/domain';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';
import type { Verification } from '@wijkbegroting/audit/verify-bundle.ts';

type Project = ResultFile['projects'][number];
type Row = readonly [name: string, anew: string, official: string];

const FIGURES = [
  ['ballots counted', 'ballotCount'],
  ['of which on paper', 'paperCount'],
  ['blank', 'blankCount'],
  ['replaced by a later one', 'replacedCount'],
] as const;
const LONGEST_TITLE = 40;

/** The count anew beside what was published, project by project; a line that differs is marked. */
export function comparisonOf({ outcome, official }: Verification): readonly string[] {
  if (official === null) return ['There is no result to compare with.', ''];
  const rows: readonly Row[] = [
    ['', outcome === null ? 'not counted' : 'counted anew', 'published'],
    ...FIGURES.map(([name, field]): Row => [name, textOf(outcome?.[field]), textOf(official[field])]),
    ['invalid', textOf(invalidIn(outcome)), textOf(invalidIn(official))],
    ['spent, euro', textOf(outcome?.spentCents, euros), textOf(official.spentCents, euros)],
    ['left, euro', textOf(outcome?.remainderCents, euros), textOf(official.remainderCents, euros)],
    ...official.projects.map((project): Row => {
      const own = outcome?.projects.find((one) => one.project === project.project);
      return [titleOf(project), textOf(own, wordsOf), wordsOf(project)];
    }),
  ];
  const width = (at: 0 | 1): number => Math.max(...rows.map((row) => row[at].length));
  return [
    ...rows.map(([name, anew, published], at) => {
      const isSame = at === 0 || outcome === null || anew === published;
      return `${isSame ? ' ' : '≠'} ${name.padEnd(width(0))}  ${anew.padEnd(width(1))}  ${published}`.trimEnd();
    }),
    '',
  ];
}

function textOf<Value>(value: Value | undefined, words: (value: Value) => string = String): string {
  return value === undefined ? '' : words(value);
}

function invalidIn(result: ResultFile | null): number | undefined {
  return result === null ? undefined : result.invalidBallots.length + result.invalidPaper.length;
}

function euros(amountCents: number): string {
  return (amountCents / 100).toFixed(2);
}

function wordsOf({ votes, reason }: Project): string {
  return `${votes} votes, ${reason.kind === 'funded' ? 'funded' : 'not funded'}`;
}

function titleOf({ title }: Project): string {
  const line = toReadableLine(title);
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}
