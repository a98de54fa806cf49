import type { ProjectId } from '../ids.ts';
import { invariant } from '../invariant.ts';

/**
 * Counts on how many ballots each project stands. Every project gets a number, 0 without votes; no ballots give only
 * zeros. The order of the ballots does not matter. Rule: docs/rules/stemregels.md, article 9.
 * @throws when a ballot names another project, or one twice: ballots are checked before they are counted
 */
export function countVotes(
  projects: Iterable<ProjectId>,
  ballots: Iterable<readonly ProjectId[]>,
): ReadonlyMap<ProjectId, number> {
  const votes = new Map(Array.from(projects, (project) => [project, 0]));
  for (const ballot of ballots) {
    invariant(new Set(ballot).size === ballot.length, 'a ballot names each project once');
    for (const project of ballot) {
      const counted = votes.get(project);
      invariant(counted !== undefined, `project ${project} is not on the ballot list`);
      votes.set(project, counted + 1);
    }
  }
  return votes;
}
