import type { CalendarDay } from '../calendar.ts';
import { invariant } from '../invariant.ts';
import type { Cents } from '../money.ts';
import { ok, type Result } from '../result.ts';
import { toReadableLine } from '../text.ts';
import { unitsText } from './amounts.ts';
import { hasPointsColumn, type MetaEntry, type PabulibFile, type PabulibTables, type VoteType } from './file.ts';
import { formatPabulib } from './format.ts';
import { parsePabulib } from './parse.ts';
import type { PabulibProblem } from './problems.ts';
import { sortBallots, voteRows, type WrittenBallot } from './vote-rows.ts';

/** A project of a round to publish. */
export interface PublishedProject {
  /** Without a comma, as ballots name projects in a list. */
  readonly id: string;
  readonly costCents: Cents;
  readonly name: string;
  /** Each without a comma, for the same reason. */
  readonly categories?: readonly string[];
}

/** One ballot to publish: what it says, and nothing about who cast it or when. */
export interface PublishedBallot {
  /** Ids of projects, best first where the order counts. None on a blank ballot. */
  readonly choices: readonly string[];
  /** Beside the choices of a `cumulative` or `scoring` ballot; left out of others. */
  readonly points?: readonly number[];
}

/** What a ballot of the round had to keep to. */
export interface PublishedLimits {
  readonly minLength?: number;
  /** With ordinal votes also the points of a first choice; without it, as many as the longest ballot has choices. */
  readonly maxLength?: number;
  readonly maxSumCostCents?: Cents;
  readonly maxPoints?: number;
  readonly maxSumPoints?: number;
}

/** A round as it is published for others to count. */
export interface PublishedRound {
  readonly description: string;
  readonly country: string;
  readonly unit: string;
  readonly district?: string;
  readonly instance: string;
  readonly language: string;
  /** The name of the rule of counting, such as `greedy`. */
  readonly rule: string;
  readonly firstDay: CalendarDay;
  readonly lastDay: CalendarDay;
  readonly budgetCents: Cents;
  readonly voteType: VoteType;
  readonly limits?: PublishedLimits;
  readonly projects: readonly PublishedProject[];
  /** Ids of the projects that were funded; left out when the file should not say so. */
  readonly funded?: ReadonlySet<string>;
  readonly ballots: Iterable<PublishedBallot>;
}

const CURRENCY = { name: 'EUR', unit: 100 };

/**
 * Makes a file of a round. The order of the ballots leaves no trace: they are sorted by what they say and numbered from
 * 1, and choices whose order does not count stand in the order of the projects.
 * @returns the problems that a reader would have with the file, such as an id that occurs twice
 * @throws when the points beside a ballot are not as many as its choices
 */
export function fromElection(round: PublishedRound): Result<PabulibFile, readonly PabulibProblem[]> {
  const read = parsePabulib(formatPabulib(tablesOf(round)));
  return read.ok ? ok(read.value.file) : read;
}

function tablesOf(round: PublishedRound): PabulibTables {
  const ballots = sortBallots(writtenBallots(round), round);
  return {
    meta: metaOf(round, ballots.length),
    projects: projectsOf(round, ballots),
    votes: voteRows(ballots, round.voteType),
    newline: '\n',
    endsWithNewline: true,
  };
}

function writtenBallots({ ballots, voteType }: PublishedRound): readonly WrittenBallot[] {
  return Array.from(ballots, ({ choices, points = [] }) => {
    invariant(!hasPointsColumn(voteType) || points.length === choices.length, 'each choice has its points beside it');
    return { choices, points };
  });
}

function metaOf(round: PublishedRound, ballotCount: number): readonly MetaEntry[] {
  const { limits = {}, projects, budgetCents, voteType } = round;
  const entries: readonly (readonly [string, string | number | undefined])[] = [
    ['description', round.description],
    ['country', round.country],
    ['unit', round.unit],
    ['district', round.district],
    ['instance', round.instance],
    ['num_projects', projects.length],
    ['num_votes', ballotCount],
    ['budget', euros(budgetCents)],
    ['vote_type', voteType],
    ['rule', round.rule],
    ['date_begin', dayText(round.firstDay)],
    ['date_end', dayText(round.lastDay)],
    ['min_length', limits.minLength],
    ['max_length', limits.maxLength],
    ['max_sum_cost', limits.maxSumCostCents === undefined ? undefined : euros(limits.maxSumCostCents)],
    ['max_points', limits.maxPoints],
    ['max_sum_points', limits.maxSumPoints],
    ['language', round.language],
    ['currency', CURRENCY.name],
  ];
  return entries.flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: toReadableLine(String(value)) }],
  );
}

function projectsOf(round: PublishedRound, ballots: readonly WrittenBallot[]): PabulibTables['projects'] {
  const { voteType, limits, projects, funded } = round;
  const withScores = hasPointsColumn(voteType) || voteType === 'ordinal';
  const withCategories = projects.some(({ categories = [] }) => categories.length > 0);
  const top = limits?.maxLength ?? ballots.reduce((longest, { choices }) => Math.max(longest, choices.length), 0);
  const votes = new Map<string, number>();
  const scores = new Map<string, number>();
  for (const { choices, points } of ballots)
    for (const [at, id] of choices.entries()) {
      const worth = voteType === 'ordinal' ? Math.max(0, top - at) : (points[at] ?? 0);
      votes.set(id, (votes.get(id) ?? 0) + 1);
      scores.set(id, (scores.get(id) ?? 0) + worth);
    }
  const columns = [
    { name: 'project_id', of: ({ id }: PublishedProject) => id },
    { name: 'cost', of: ({ costCents }: PublishedProject) => euros(costCents) },
    { name: 'votes', of: ({ id }: PublishedProject) => String(votes.get(id) ?? 0) },
    { name: 'score', of: ({ id }: PublishedProject) => String(scores.get(id) ?? 0), hidden: !withScores },
    { name: 'name', of: ({ name }: PublishedProject) => toReadableLine(name) },
    { name: 'category', of: ({ categories = [] }: PublishedProject) => categories.join(), hidden: !withCategories },
    { name: 'selected', of: ({ id }: PublishedProject) => (funded?.has(id) ? '1' : '0'), hidden: funded === undefined },
  ].filter(({ hidden = false }) => !hidden);
  return { columns: columns.map(({ name }) => name), rows: projects.map((one) => columns.map(({ of }) => of(one))) };
}

function euros(amount: Cents): string {
  return unitsText(amount, CURRENCY.unit);
}

function dayText(day: CalendarDay): string {
  return day.split('-').toReversed().join('.');
}
