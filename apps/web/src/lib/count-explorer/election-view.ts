import { type Conditions, type Election, type SubBudget, toReadableLine } from '@wijkbegroting/domain';
import { metaValue, type PabulibFile, type VoteType } from '@wijkbegroting/domain/pabulib/file.ts';
import type { ParsedPabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { toElection } from '@wijkbegroting/domain/pabulib/to-election.ts';
import { amountText, type Scene, shortened } from '@wijkbegroting/tally-words';
import type { CountChoice } from './choice.ts';

/** Problems that are shown at most; a file may have one on each of its lines. */
export const MOST_PROBLEMS = 100;
const LONGEST_TITLE = 150;
/** Of a plan, kind or part of the budget. */
const LONGEST_NAME = 200;
/** The sign for an amount in a currency that the file does not name. */
const ANY_CURRENCY = '¤';

/** A file that was read, in the worker. */
export interface LoadedElection {
  readonly scene: Scene;
  /** The kinds of each project, by place. */
  readonly categories: readonly (readonly string[])[];
  readonly subBudgets: readonly SubBudget[];
}

/** What the page shows of a file before any count. */
export interface ElectionView {
  readonly kind: 'election';
  /** As the file describes itself; empty when it does not. */
  readonly title: string;
  readonly voteType: VoteType;
  readonly planCount: number;
  readonly voterCount: number;
  readonly budget: string;
  /** The names of the parts of the budget in the file; the visitor decides whether they bind. */
  readonly subBudgets: readonly string[];
  readonly warnings: readonly PabulibProblem[];
  readonly warningCount: number;
}

/** The election of a file with what its readers need. */
export function loadElection(file: PabulibFile): LoadedElection {
  const { election, names, categories } = toElection(file);
  const short = (name: string): string => shortened(name, LONGEST_NAME);
  const currency = { code: currencyOf(file), unit: file.currencyUnit };
  const subBudgets = [...file.categoryBudgets, ...file.neighborhoodBudgets].map((one) => ({
    ...one,
    name: short(toReadableLine(one.name)),
  }));
  return {
    scene: { election, currency, names: names.map(short) },
    categories: categories.map((kinds) => kinds.map(short)),
    subBudgets,
  };
}

/** The file for the page. */
export function electionView(
  { scene: { election, currency }, subBudgets }: LoadedElection,
  { file, warnings }: ParsedPabulib,
): ElectionView {
  return {
    kind: 'election',
    title: shortened(toReadableLine(metaValue(file.tables, 'description') ?? ''), LONGEST_TITLE),
    voteType: file.voteType,
    planCount: election.projects.length,
    voterCount: election.voters,
    budget: amountText(election.budget, currency),
    subBudgets: subBudgets.map(({ name }) => name),
    warnings: warnings.slice(0, MOST_PROBLEMS),
    warningCount: warnings.length,
  };
}

/** The election under the conditions that the visitor chose. */
export function electionUnder(
  { scene: { election }, subBudgets }: LoadedElection,
  { minimumVotes, withSubBudgets }: Pick<CountChoice, 'minimumVotes' | 'withSubBudgets'>,
): Election {
  const conditions: Conditions = {
    ...election.conditions,
    minimumVotes,
    subBudgets: withSubBudgets ? subBudgets : [],
  };
  return { ...election, conditions };
}

function currencyOf({ tables }: PabulibFile): string {
  const code = metaValue(tables, 'currency')?.trim() ?? '';
  return /^[A-Z]{3}$/.test(code) ? code : ANY_CURRENCY;
}
