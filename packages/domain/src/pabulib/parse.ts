import { err, ok, type Result } from '../result.ts';
import { listOf, type PabulibFile, type PabulibTable } from './file.ts';
import { readTerms, unitDecimals } from './meta.ts';
import { isRefused, type PabulibProblem, type Strictness } from './problems.ts';
import { costTexts, readProjects, subBudgets } from './projects.ts';
import { readSections, type Section } from './sections.ts';
import { type SplitText, splitText } from './split-text.ts';
import { checkStatedCounts, checkStatedVotes } from './stated.ts';
import { readVotes } from './votes.ts';

/** A file that can be counted, with what was remarkable about it in the order of its lines. */
export interface ParsedPabulib {
  readonly file: PabulibFile;
  readonly warnings: readonly PabulibProblem[];
}

/** How to read. `strictness` is `refuse` unless said otherwise. */
export interface ParseOptions {
  readonly strictness?: Strictness;
}

/**
 * Reads the text of a Pabulib file. Finds all problems at once, in the order of their lines; only where quotes or
 * sections are broken, what depends on them is not looked at. Spaces around ids and numbers do not count.
 * @returns the file, or every problem for which it is refused
 */
export function parsePabulib(
  text: string,
  { strictness = 'refuse' }: ParseOptions = {},
): Result<ParsedPabulib, readonly PabulibProblem[]> {
  const problems: PabulibProblem[] = [];
  const split = splitText(text, problems);
  const file = split === undefined ? undefined : readFile(split, problems);
  const sorted = problems.toSorted((one, other) => one.line - other.line);
  const refused = sorted.filter((problem) => isRefused(problem, strictness));
  return file === undefined || refused.length > 0 ? err(refused) : ok({ file, warnings: sorted });
}

/** The file as far as it can be read; undefined when too much is missing to make one. */
function readFile(split: SplitText, problems: PabulibProblem[]): PabulibFile | undefined {
  const { META: metaSection, PROJECTS: projectSection, VOTES: voteSection } = readSections(split, problems);
  const costs = projectSection === undefined ? [] : costTexts(projectSection);
  const terms = metaSection === undefined ? undefined : readTerms(metaSection, costs, problems);
  if (projectSection === undefined) return undefined;
  const decimals = terms?.decimals ?? unitDecimals(new Map(), costs);
  const read = readProjects(projectSection, decimals, problems);
  if (terms === undefined || voteSection === undefined) return undefined;
  const votes = readVotes(voteSection, { ...terms, ...read }, problems);
  checkStatedCounts(terms.meta, { num_projects: read.projects.length, num_votes: votes.ballots.length }, problems);
  checkStatedVotes(read, votes, problems);
  const { voteType, budget, categories, neighborhoods } = terms;
  const { projects } = read;
  return {
    tables: {
      meta: terms.entries,
      projects: tableOf(projectSection),
      votes: tableOf(voteSection),
      newline: split.newline,
      endsWithNewline: split.endsWithNewline,
    },
    voteType,
    currencyUnit: 10 ** decimals,
    budget,
    projects,
    ballots: votes.ballots,
    categoryBudgets: subBudgets(categories, projects, (project) => project.categories),
    neighborhoodBudgets: subBudgets(neighborhoods, projects, ({ neighborhood }) => listOf(neighborhood)),
  };
}

function tableOf({ columns, rows }: Section): PabulibTable {
  return { columns, rows: rows.map(({ fields }) => fields) };
}
