import { readWhole } from './amounts.ts';
import type { MetaValues } from './meta.ts';
import type { PabulibProblem } from './problems.ts';
import type { ReadProjects } from './projects.ts';
import type { ReadVotes } from './votes.ts';

/** Compares how many projects and votes there are with what META says, if it does. Adds to `problems`. */
export function checkStatedCounts(
  meta: MetaValues,
  counts: Readonly<Record<'num_projects' | 'num_votes', number>>,
  problems: PabulibProblem[],
): void {
  for (const key of ['num_projects', 'num_votes'] as const) {
    const said = meta.get(key);
    const found = counts[key];
    if (said !== undefined && readWhole(said.value) !== found)
      problems.push({ code: 'count-different', line: said.line, key, stated: said.value, found });
  }
}

/** Compares the votes and the score of each project with what stands beside it, if it does. Adds to `problems`. */
export function checkStatedVotes(
  { projects, lines }: ReadProjects,
  { votes, scores }: ReadVotes,
  problems: PabulibProblem[],
): void {
  for (const [place, { id: project, votes: statedVotes, score }] of projects.entries()) {
    const line = lines[place] ?? 0;
    const found = votes[place] ?? 0;
    const foundScore = scores[place] ?? 0;
    if (statedVotes !== undefined && readWhole(statedVotes) !== found)
      problems.push({ code: 'votes-different', line, project, stated: statedVotes, found });
    if (score !== undefined && readWhole(score) !== foundScore)
      problems.push({ code: 'score-different', line, project, stated: score, found: foundScore });
  }
}
