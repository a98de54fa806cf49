import { type BallotPaper, costOn } from '../ballot.ts';
import type { ProjectId } from '../ids.ts';
import type { Cents } from '../money.ts';
import type { CountRules } from '../round-rules.ts';
import type { Reason } from './outcome.ts';

/** A project with enough votes, whose turn comes in the count. */
export interface Candidate {
  readonly project: ProjectId;
  readonly costCents: Cents;
}

/** All candidates with one number of votes, sorted by id. Never empty. */
export interface VoteGroup {
  readonly votes: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Why a project has too few votes to be a candidate; undefined when it has enough. One vote is always needed.
 * Rule: docs/rules/stemregels.md, article 10.
 */
export function tooFewVotes(votes: number, rule: CountRules): Reason | undefined {
  if (votes < rule.minimumVotes) return { kind: 'belowMinimumVotes', minimum: rule.minimumVotes };
  return votes === 0 ? { kind: 'noVotes' } : undefined;
}

/** The candidates in groups of equal votes, most votes first; no groups when no project has enough votes. */
export function groupByVotes(
  paper: BallotPaper,
  votes: ReadonlyMap<ProjectId, number>,
  rule: CountRules,
): readonly VoteGroup[] {
  const groups = new Map<number, ProjectId[]>();
  for (const [project, count] of votes) {
    if (tooFewVotes(count, rule) === undefined) groups.set(count, [...(groups.get(count) ?? []), project]);
  }
  return [...groups]
    .toSorted(([one], [other]) => other - one)
    .map(([count, projects]) => ({
      votes: count,
      candidates: projects.toSorted().map((project) => ({ project, costCents: costOn(paper, project) })),
    }));
}
