import type { Points, SubBudget } from '../tally/election.ts';

/** How voters filled in their ballots: `choose-1` with one project; the last three with points. */
export const VOTE_TYPES = ['approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'] as const;

/** One of the ways to vote. */
export type VoteType = (typeof VOTE_TYPES)[number];

/** Whether the points stand beside the votes. */
export function hasPointsColumn(voteType: VoteType): boolean {
  return voteType === 'cumulative' || voteType === 'scoring';
}

/** One line of META. */
export interface MetaEntry {
  readonly key: string;
  readonly value: string;
}

/** The header and the rows of PROJECTS or VOTES; each row has as many fields as there are columns. */
export interface PabulibTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything that stands in a file, as text: also the keys and columns that the count does not know. */
export interface PabulibTables {
  readonly meta: readonly MetaEntry[];
  readonly projects: PabulibTable;
  readonly votes: PabulibTable;
  readonly newline: '\n' | '\r\n';
  /** Whether the last line is closed too. */
  readonly endsWithNewline: boolean;
}

/** A project as the file has it. An optional fact is undefined when its column is missing or its field empty. */
export interface PabulibProject {
  readonly id: string;
  /** In the smallest unit of the file. */
  readonly cost: number;
  readonly name: string | undefined;
  readonly categories: readonly string[];
  readonly targets: readonly string[];
  readonly votes: string | undefined;
  readonly score: string | undefined;
  /** `1` for funded, `0` for not; other numbers are explained in the file. */
  readonly selected: string | undefined;
  readonly latitude: string | undefined;
  readonly longitude: string | undefined;
  readonly neighborhood: string | undefined;
  readonly district: string | undefined;
}

/** One vote as it counts. An optional fact is undefined when its column is missing or its field empty. */
export interface PabulibBallot {
  readonly voterId: string;
  /** Points by place of the project, best first for ordinal votes. Empty on a blank ballot, which counts as a voter. */
  readonly points: Points;
  readonly age: string | undefined;
  readonly sex: string | undefined;
  readonly votingMethod: string | undefined;
  readonly neighborhood: string | undefined;
}

/** A file that was read: its text, and beside it what the text means. */
export interface PabulibFile {
  readonly tables: PabulibTables;
  readonly voteType: VoteType;
  /** Smallest units in one unit of the currency: 100, or more when an amount has more than two decimals. */
  readonly currencyUnit: number;
  /** In the smallest unit. */
  readonly budget: number;
  /** In the order of the file; a place in this list is what ballots and sub-budgets name. */
  readonly projects: readonly PabulibProject[];
  readonly ballots: readonly PabulibBallot[];
  /** From `budget_per_category`; its projects are those that name the category. Empty without. */
  readonly categoryBudgets: readonly SubBudget[];
  /** From `budget_per_neighborhood`, in the same way. */
  readonly neighborhoodBudgets: readonly SubBudget[];
}

/** The first value of a META key; undefined when the key is missing. */
export function metaValue({ meta }: PabulibTables, key: string): string | undefined {
  return meta.find((entry) => entry.key === key)?.value;
}

/** The place of a column by its name, spaces around it not counted; undefined when there is none. */
export function columnPlace(columns: readonly string[], name: string): number | undefined {
  const place = columns.findIndex((column) => column.trim() === name);
  return place < 0 ? undefined : place;
}

/** A reader of fields by row and column. It answers undefined when the column is missing or the field empty. */
export function fieldReader(
  columns: readonly string[],
): (row: readonly string[], column: string) => string | undefined {
  const places = new Map(columns.map((column, place) => [column.trim(), place]));
  return (row, column) => {
    const place = places.get(column);
    const field = place === undefined ? '' : (row[place] ?? '').trim();
    return field === '' ? undefined : field;
  };
}

/** The parts of a field that holds a list, without spaces around them. No field and an empty one are an empty list. */
export function listOf(field = ''): readonly string[] {
  return field === '' ? [] : field.split(',').map((part) => part.trim());
}
