import { hasPointsColumn, type PabulibTable, type VoteType } from './file.ts';

/** What one ballot says, as it is written: ids of projects and the points of each; best first where the order counts. */
export interface WrittenBallot {
  readonly choices: readonly string[];
  /** As many as the choices where the vote type writes points; left out of the file otherwise. */
  readonly points: readonly number[];
}

/** What ballots are sorted by. */
export interface BallotOrder {
  readonly voteType: VoteType;
  /** In the order of the file. */
  readonly projects: readonly { readonly id: string }[];
}

/**
 * Sorts ballots by what they say, so that the order of casting leaves no trace. Choices whose order does not count stand
 * in the order of the projects, and those that name no project after them.
 */
export function sortBallots(
  ballots: Iterable<WrittenBallot>,
  { voteType, projects }: BallotOrder,
): readonly WrittenBallot[] {
  const places = new Map(projects.map(({ id }, place) => [id, place]));
  const keyed = Array.from(ballots, ({ choices, points }) => {
    const pairs = choices.map((id, at) => ({ id, points: points[at] ?? 0, place: places.get(id) ?? projects.length }));
    if (voteType !== 'ordinal') pairs.sort((one, other) => one.place - other.place);
    const ballot = { choices: pairs.map(({ id }) => id), points: pairs.map((pair) => pair.points) };
    return { ballot, key: `${ballot.choices.join()} ${ballot.points.join()}` };
  });
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return keyed.map(({ ballot }) => ballot);
}

/** VOTES with nothing but what the ballots say, numbered from 1 in the order in which they come. */
export function voteRows(ballots: readonly WrittenBallot[], voteType: VoteType): PabulibTable {
  const withPoints = hasPointsColumn(voteType);
  return {
    columns: ['voter_id', 'vote', ...(withPoints ? ['points'] : [])],
    rows: ballots.map(({ choices, points }, at) => {
      const vote = [String(at + 1), choices.join()];
      return withPoints ? [...vote, points.join()] : vote;
    }),
  };
}
