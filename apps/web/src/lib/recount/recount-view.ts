import type { CheckReport } from '@wijkbegroting/audit/checks/findings.ts';
import type { Verification } from '@wijkbegroting/audit/verify-bundle.ts';
import type { ResultFile } from '@wijkbegroting/records/outcome.ts';

/** The groups of the protocol, each with its last check. */
const GROUPS = [
  { id: 'file', last: 'V07' },
  { id: 'setUp', last: 'V16' },
  { id: 'mayVote', last: 'V22' },
  { id: 'recorded', last: 'V29' },
  { id: 'count', last: 'V42' },
] as const;

export type GroupId = (typeof GROUPS)[number]['id'];

/** Checks about one thing. */
export interface CheckGroup {
  readonly id: GroupId;
  readonly checks: readonly CheckReport[];
  readonly passed: number;
  readonly failed: number;
}

/** Figures of a count that are compared. */
export const FIGURES = ['ballotCount', 'paperCount', 'blankCount', 'replacedCount', 'invalid', 'spentCents'] as const;
export type Figure = (typeof FIGURES)[number];

export interface FigureRow {
  readonly figure: Figure;
  readonly own: number | null;
  readonly official: number;
}

/** One plan in both counts. */
export interface PlanRow {
  readonly id: string;
  readonly title: string;
  readonly own: Counted | null;
  readonly official: Counted;
}

export interface Counted {
  readonly votes: number;
  readonly isFunded: boolean;
}

/** What came out, small enough to hand from the worker to the page. */
export interface RecountView {
  readonly round: string | null;
  readonly passed: number;
  readonly failed: number;
  /** The bundle holds every ballot, so it could be counted. */
  readonly isCounted: boolean;
  readonly groups: readonly CheckGroup[];
  readonly figures: readonly FigureRow[];
  readonly plans: readonly PlanRow[];
  readonly counts: Verification['counts'];
}

export function recountView({ round, checks, outcome, official, counts }: Verification): RecountView {
  return {
    round,
    passed: countOf(checks, 'passed'),
    failed: countOf(checks, 'failed'),
    isCounted: outcome !== null,
    groups: groupsOf(checks),
    figures: official === null ? [] : figureRows(outcome, official),
    plans: official === null ? [] : planRows(outcome, official),
    counts,
  };
}

function countOf(checks: readonly CheckReport[], wanted: CheckReport['status']): number {
  return checks.filter(({ status }) => status === wanted).length;
}

function groupsOf(checks: readonly CheckReport[]): readonly CheckGroup[] {
  let after = '';
  return GROUPS.map(({ id, last }) => {
    const own = checks.filter((check) => check.id > after && check.id <= last);
    after = last;
    return { id, checks: own, passed: countOf(own, 'passed'), failed: countOf(own, 'failed') };
  });
}

function figureRows(own: ResultFile | null, official: ResultFile): readonly FigureRow[] {
  return FIGURES.map((figure) => ({
    figure,
    own: own && figureOf(own, figure),
    official: figureOf(official, figure),
  }));
}

function figureOf(result: ResultFile, figure: Figure): number {
  return figure === 'invalid' ? result.invalidBallots.length + result.invalidPaper.length : result[figure];
}

/** Plans of either count: one that is only in ours would be missing in the outcome. */
function planRows(own: ResultFile | null, official: ResultFile): readonly PlanRow[] {
  const ours = new Map(own?.projects.map((one) => [one.project, counted(one)]));
  return official.projects.map((one) => ({
    id: one.project,
    title: one.title,
    own: ours.get(one.project) ?? null,
    official: counted(one),
  }));
}

function counted({ votes, reason }: ResultFile['projects'][number]): Counted {
  return { votes, isFunded: reason.kind === 'funded' };
}

/** Whether both counts say the same of a plan. */
export function isSame({ own, official }: PlanRow): boolean {
  return own?.votes === official.votes && own.isFunded === official.isFunded;
}
