import { at } from '../at.ts';
import { costOf, type Election, type Place } from '../election.ts';

/** The supporters of one project as parallel lists; equal ballots count as one entry with its number of voters. */
export interface Supporters {
  /** Places in `election.ballots`, ascending. */
  readonly groups: Int32Array;
  /** The points of each voter of the group for this project. */
  readonly points: Float64Array;
  /** Voters in the group. */
  readonly voters: Float64Array;
  /** The same points and voters for exact sums. */
  readonly exactPoints: readonly bigint[];
  readonly exactVoters: readonly bigint[];
}

/** The supporters of every project, by place; empty lists for a project that nobody supports. */
export function supportersOf({ projects, ballots }: Election): readonly Supporters[] {
  const sizes = projects.map(() => 0);
  for (const { choices } of ballots) for (const place of choices) sizes[place] = (sizes[place] as number) + 1;
  const lists = sizes.map((size) => ({
    groups: new Int32Array(size),
    points: new Float64Array(size),
    voters: new Float64Array(size),
    exactPoints: [] as bigint[],
    exactVoters: [] as bigint[],
  }));
  const filled = projects.map(() => 0);
  for (const [group, { voters, choices, points }] of ballots.entries()) {
    for (const [choice, place] of choices.entries()) {
      const list = at(lists, place);
      const next = filled[place] as number;
      const given = points[choice] as number;
      list.groups[next] = group;
      list.points[next] = given;
      list.voters[next] = voters;
      list.exactPoints[next] = BigInt(given);
      list.exactVoters[next] = BigInt(voters);
      filled[place] = next + 1;
    }
  }
  return lists;
}

/**
 * What one point for a project is worth: what it costs, so that a euro is worth the same everywhere, or 1, so that every
 * project is.
 */
export type Utility = 'cost' | 'count';

/** The worth of one point, as a whole number of 0 or more. */
export function worthOf(election: Election, utility: Utility, project: Place): number {
  return utility === 'cost' ? costOf(election, project) : 1;
}
