import type { Election, Place } from '../election.ts';

/** The points of every single voter for each project, by place; 0 is no choice. */
export function everyVoter({ projects, ballots }: Election): readonly (readonly number[])[] {
  return ballots.flatMap(({ voters, choices, points }) => {
    const ballot = projects.map((_, place) => points[choices.indexOf(place)] ?? 0);
    return Array.from({ length: voters }, () => ballot);
  });
}

/** Which voters support a project, by their places in the list of every voter. */
export function supportersAmong(ballots: readonly (readonly number[])[], project: Place): readonly number[] {
  return [...ballots.keys()].filter((voter) => (ballots[voter]?.[project] ?? 0) > 0);
}
