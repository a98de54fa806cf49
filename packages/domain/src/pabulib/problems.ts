/** The three parts of a file, in their order. */
export const SECTIONS = ['META', 'PROJECTS', 'VOTES'] as const;

/** The name of a part of a file. */
export type SectionName = (typeof SECTIONS)[number];

/** What is wrong or remarkable on one line. Facts from the file are text as it stands there. */
export type PabulibProblem = { readonly line: number } & Readonly<
  | { code: 'byte-order-mark' | 'line-ends-mixed' | 'blank-line' | 'quote-malformed' | 'line-outside-section' }
  | { code: 'lone-carriage-return'; count: number }
  | { code: 'section-missing' | 'section-twice' | 'section-misplaced' | 'header-missing'; section: SectionName }
  | { code: 'column-missing' | 'column-twice'; section: SectionName; column: string }
  | { code: 'row-fields-different'; section: SectionName; expected: number; found: number }
  | { code: 'meta-header-different' | 'budget-missing' | 'vote-type-missing' }
  | { code: 'meta-key-twice'; key: string }
  | { code: 'meta-malformed'; key: string; found: string }
  | { code: 'sub-budgets-different'; key: string; names: number; amounts: number }
  | { code: 'vote-type-unknown'; found: string }
  | { code: 'amount-malformed' | 'amount-too-precise' | 'amount-too-large'; field: 'budget' | 'cost'; found: string }
  | { code: 'project-id-empty' | 'voter-id-empty' }
  | { code: 'project-id-with-comma'; project: string }
  | { code: 'project-twice'; project: string; firstLine: number }
  | { code: 'voter-twice'; voter: string; firstLine: number }
  | { code: 'vote-unknown-project' | 'vote-project-twice' | 'vote-project-twice-with-points'; project: string }
  | { code: 'vote-too-short' | 'vote-cost-too-low' | 'points-sum-too-low'; found: number; minimum: number }
  | { code: 'vote-too-long' | 'vote-cost-too-high' | 'points-sum-too-high'; found: number; maximum: number }
  | { code: 'points-malformed'; found: string }
  | { code: 'points-too-low'; project: string; found: number; minimum: number }
  | { code: 'points-too-high'; project: string; found: number; maximum: number }
  | { code: 'points-count-different'; choices: number; points: number }
  | { code: 'points-too-large' }
  | { code: 'count-different'; key: 'num_projects' | 'num_votes'; stated: string; found: number }
  | { code: 'votes-different' | 'score-different'; project: string; stated: string; found: number }
>;

/**
 * How much is asked of a file: `refuse` takes any doubtful thing for an error; `warn` makes it a warning and counts the
 * sound part.
 */
export type Strictness = 'refuse' | 'warn';

type Severity = 'error' | 'doubt' | 'warning';

/**
 * An error leaves nothing sound to count. A doubt changes the count when it is a mistake. A warning occurs in published
 * files whose count is known, or changes nothing.
 */
const SEVERITY: Readonly<Record<PabulibProblem['code'], Severity>> = {
  'byte-order-mark': 'warning',
  'line-ends-mixed': 'warning',
  'blank-line': 'warning',
  'quote-malformed': 'error',
  'line-outside-section': 'error',
  'lone-carriage-return': 'error',
  'section-missing': 'error',
  'section-twice': 'error',
  'section-misplaced': 'doubt',
  'header-missing': 'error',
  'column-missing': 'error',
  'column-twice': 'error',
  'row-fields-different': 'error',
  'meta-header-different': 'error',
  'budget-missing': 'error',
  'vote-type-missing': 'error',
  'meta-key-twice': 'doubt',
  'meta-malformed': 'doubt',
  'sub-budgets-different': 'doubt',
  'vote-type-unknown': 'error',
  'amount-malformed': 'error',
  'amount-too-precise': 'error',
  'amount-too-large': 'error',
  'project-id-empty': 'error',
  'project-id-with-comma': 'error',
  'project-twice': 'error',
  'voter-id-empty': 'doubt',
  'voter-twice': 'doubt',
  'vote-unknown-project': 'doubt',
  'vote-project-twice': 'warning',
  'vote-project-twice-with-points': 'doubt',
  'vote-too-short': 'doubt',
  'vote-too-long': 'doubt',
  'vote-cost-too-low': 'warning',
  'vote-cost-too-high': 'warning',
  'points-sum-too-low': 'warning',
  'points-sum-too-high': 'warning',
  'points-malformed': 'error',
  'points-too-low': 'doubt',
  'points-too-high': 'doubt',
  'points-count-different': 'error',
  'points-too-large': 'error',
  'count-different': 'warning',
  'votes-different': 'warning',
  'score-different': 'warning',
};

/** Whether a file with this problem is refused. */
export function isRefused({ code }: PabulibProblem, strictness: Strictness): boolean {
  return SEVERITY[code] === 'error' || (SEVERITY[code] === 'doubt' && strictness === 'refuse');
}
