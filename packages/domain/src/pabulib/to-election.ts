import { type Election, makeElection } from '../tally/election.ts';
import { toReadableLine } from '../text.ts';
import type { PabulibFile } from './file.ts';

/** How to make an election of a file. */
export interface ToElectionOptions {
  /**
   * Whether the budgets per category and per neighborhood of the file bind the count. The tools that others publish
   * outcomes with leave them out, and so does this without the option.
   */
  readonly withSubBudgets?: boolean;
}

/** An election and what people call its projects, by place. */
export interface PabulibElection {
  readonly election: Election;
  /** The name of each project, or its id where the file gives no name; on one line, without what no text may hold. */
  readonly names: readonly string[];
  readonly categories: readonly (readonly string[])[];
}

/** The election that a file describes: its projects with their ids, in the order of the file. */
export function toElection(file: PabulibFile, { withSubBudgets = false }: ToElectionOptions = {}): PabulibElection {
  const { projects, budget, currencyUnit, ballots } = file;
  return {
    election: makeElection({
      projects: projects.map(({ id, cost }) => ({ id, cost })),
      budget,
      currencyUnit,
      ballots: ballots.map(({ points }) => points),
      conditions: withSubBudgets ? { subBudgets: [...file.categoryBudgets, ...file.neighborhoodBudgets] } : {},
    }),
    names: projects.map(({ id, name = '' }) => toReadableLine(name) || toReadableLine(id)),
    categories: projects.map(({ categories }) => categories.map(toReadableLine)),
  };
}
