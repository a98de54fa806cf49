import type { Place, Points } from '../tally/election.ts';
import { readDecimal, toUnits } from './amounts.ts';
import { columnPlace, fieldReader, hasPointsColumn, listOf, type PabulibBallot, type VoteType } from './file.ts';
import type { BallotLimits } from './meta.ts';
import type { PabulibProblem } from './problems.ts';
import type { ReadProjects } from './projects.ts';
import type { NumberedRecord } from './split-text.ts';
import type { Section } from './sections.ts';

/** What a vote is read against. */
export interface VotePaper extends ReadProjects {
  readonly voteType: VoteType;
  readonly limits: BallotLimits;
}

/** The ballots, and per place of a project what they add up to. */
export interface ReadVotes {
  readonly ballots: readonly PabulibBallot[];
  /** On how many ballots it stands, those that give it 0 points included. */
  readonly votes: readonly number[];
  readonly scores: readonly number[];
}

/** One vote taken apart: the ids as written, and the points of each of them by the type of vote. */
interface Vote {
  readonly line: number;
  readonly ids: readonly string[];
  readonly points: readonly number[];
}

/** Reads the votes and checks them against projects and limits. Adds to `problems`. */
export function readVotes(section: Section, asked: VotePaper, problems: PabulibProblem[]): ReadVotes {
  const { columns, rows } = section;
  const paper = withPoints(section, asked, problems);
  const read = fieldReader(columns);
  const top = paper.limits.maxLength ?? longestOf(rows, (fields) => read(fields, 'vote'));
  const votes = paper.projects.map(() => 0);
  const scores = paper.projects.map(() => 0);
  const lines = new Map<string, number>();
  let sum = 0;
  const ballots = rows.map(({ line, fields }): PabulibBallot => {
    const voterId = read(fields, 'voter_id') ?? '';
    checkVoter(voterId, line, lines, problems);
    const ids = listOf(read(fields, 'vote'));
    const beside = hasPointsColumn(paper.voteType) ? readPoints(read(fields, 'points'), line, problems) : undefined;
    const vote = { line, ids, points: beside ?? ids.map((_, at) => pointsByPosition(paper.voteType, at, top)) };
    const given = readVote(vote, paper, problems);
    const before = sum;
    for (const [place, points] of given) {
      votes[place] = (votes[place] ?? 0) + 1;
      scores[place] = (scores[place] ?? 0) + points;
      sum += points;
    }
    if (Number.isSafeInteger(before) && !Number.isSafeInteger(sum)) problems.push({ code: 'points-too-large', line });
    const facts = { age: read(fields, 'age'), sex: read(fields, 'sex') };
    const origin = { votingMethod: read(fields, 'voting_method'), neighborhood: read(fields, 'neighborhood') };
    return { voterId, points: withoutZeros(given), ...facts, ...origin };
  });
  return { ballots, votes, scores };
}

/** Without the points that belong beside the votes, only the choices can be looked at. */
function withPoints({ headerLine, columns }: Section, paper: VotePaper, problems: PabulibProblem[]): VotePaper {
  if (!hasPointsColumn(paper.voteType) || columnPlace(columns, 'points') !== undefined) return paper;
  problems.push({ code: 'column-missing', line: headerLine, section: 'VOTES', column: 'points' });
  return { ...paper, voteType: 'approval' };
}

function longestOf(rows: readonly NumberedRecord[], voteOf: (fields: readonly string[]) => string | undefined): number {
  return rows.reduce((longest, { fields }) => Math.max(longest, listOf(voteOf(fields)).length), 0);
}

function checkVoter(voter: string, line: number, lines: Map<string, number>, problems: PabulibProblem[]): void {
  const firstLine = lines.get(voter);
  if (voter === '') problems.push({ code: 'voter-id-empty', line });
  else if (firstLine !== undefined) problems.push({ code: 'voter-twice', line, voter, firstLine });
  else lines.set(voter, line);
}

/** Points beside a vote; those that cannot be read are 0 and have been added to the problems. */
function readPoints(field: string | undefined, line: number, problems: PabulibProblem[]): readonly number[] {
  return listOf(field).map((found) => {
    const decimal = readDecimal(found);
    const points = decimal === undefined ? undefined : toUnits(decimal, 0);
    if (points !== undefined) return points;
    if (decimal?.fraction === '') problems.push({ code: 'points-too-large', line });
    else problems.push({ code: 'points-malformed', line, found });
    return 0;
  });
}

/** What a choice is worth without points beside it: 1, or more the earlier it stands on an ordinal vote. */
function pointsByPosition(voteType: VoteType, position: number, top: number): number {
  return voteType === 'ordinal' ? Math.max(0, top - position) : 1;
}

/** The points that a vote gives, also those of 0, by place. A project counts where it stands first. */
function readVote(vote: Vote, paper: VotePaper, problems: PabulibProblem[]): Points {
  const given = new Map<Place, number>();
  const { line, ids, points } = vote;
  if (ids.length !== points.length) {
    problems.push({ code: 'points-count-different', line, choices: ids.length, points: points.length });
    return given;
  }
  const seen = new Set<string>();
  for (const [at, project] of ids.entries()) {
    const place = paper.places.get(project);
    if (seen.has(project)) {
      const code = hasPointsColumn(paper.voteType) ? 'vote-project-twice-with-points' : 'vote-project-twice';
      problems.push({ code, line, project });
    } else if (place === undefined) problems.push({ code: 'vote-unknown-project', line, project });
    else given.set(place, points[at] ?? 0);
    seen.add(project);
  }
  if (ids.length > 0) checkLimits({ line, length: seen.size, given }, paper, problems);
  return given;
}

/** A blank ballot keeps to every limit and does not come here. */
function checkLimits(
  { line, length, given }: { readonly line: number; readonly length: number; readonly given: Points },
  { projects, limits, voteType }: VotePaper,
  problems: PabulibProblem[],
): void {
  const check = (found: number, [minimum, maximum]: Bounds, [low, high]: (typeof CODES)[keyof typeof CODES]): void => {
    if (minimum !== undefined && found < minimum) problems.push({ code: low, line, found, minimum });
    if (maximum !== undefined && found > maximum) problems.push({ code: high, line, found, maximum });
  };
  check(length, [limits.minLength, limits.maxLength], CODES.length);
  const cost = Array.from(given.keys(), (place) => projects[place]?.cost ?? 0).reduce(add, 0);
  check(cost, [limits.minSumCost, limits.maxSumCost], CODES.cost);
  if (!hasPointsColumn(voteType)) return;
  const points = [...given.values()].reduce(add, 0);
  check(points, [limits.minSumPoints, limits.maxSumPoints], CODES.points);
  const { minPoints: minimum, maxPoints: maximum } = limits;
  for (const [place, found] of given) {
    const project = projects[place]?.id ?? '';
    if (minimum !== undefined && found < minimum)
      problems.push({ code: 'points-too-low', line, project, found, minimum });
    if (maximum !== undefined && found > maximum)
      problems.push({ code: 'points-too-high', line, project, found, maximum });
  }
}

function add(one: number, other: number): number {
  return one + other;
}

type Bounds = readonly [minimum: number | undefined, maximum: number | undefined];

const CODES = {
  length: ['vote-too-short', 'vote-too-long'],
  cost: ['vote-cost-too-low', 'vote-cost-too-high'],
  points: ['points-sum-too-low', 'points-sum-too-high'],
} as const;

function withoutZeros(given: Points): Points {
  return new Map([...given].filter(([, points]) => points > 0));
}
