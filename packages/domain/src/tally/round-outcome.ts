import { costOn } from '../ballot.ts';
import type { ProjectId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { cents, subtractCents } from '../money.ts';
import type { CountRules } from '../round-rules.ts';
import { at } from './at.ts';
import type { CountInput } from './count-round.ts';
import { type Election, type Place, votesOf } from './election.ts';
import type { Outcome, ProjectOutcome, Reason, TallyStep } from './outcome.ts';
import type { CountTie, Refusal, Step, Taken } from './rule.ts';
import type { Tie } from './tie.ts';

/** The id of a project of a round. @throws when there is none at this place */
export function idAt({ projects }: Election, place: Place): ProjectId {
  return at(projects, place).id as ProjectId;
}

/** A tie in the words of a round. */
export function tieOf(election: Election, { between, turn, left }: CountTie): Tie {
  invariant(turn.kind === 'score', 'projects are equal in votes');
  return {
    kind: 'tie',
    between: between.map((place) => idAt(election, place)),
    votes: turn.score,
    moneyLeftCents: cents(left),
  };
}

/** The outcome of a round from the steps of the count; `refused` are the projects that took no part. */
export function outcomeOf(
  { paper, ballots, rule }: CountInput,
  election: Election,
  steps: readonly Step[],
  refused: ReadonlyMap<Place, Refusal>,
): Outcome {
  const votes = votesOf(election);
  const projectOf = ({ project, refusal }: Taken): ProjectOutcome => ({
    project: idAt(election, project),
    votes: at(votes, project),
    costCents: costOn(paper, idAt(election, project)),
    reason: reasonOf(refusal, rule),
  });
  const few = [...refused].map(([project, refusal]) => projectOf({ project, refusal }));
  const tallySteps = tallyStepsOf(steps, rule, projectOf);
  const projects = [
    ...tallySteps.flatMap((step) => step.projects),
    ...few.toSorted((one, other) => other.votes - one.votes),
  ];
  const remainderCents = tallySteps.at(-1)?.leftAfterCents ?? paper.budgetCents;
  return {
    kind: 'outcome',
    budgetCents: paper.budgetCents,
    ballotCount: ballots.length,
    blankCount: ballots.filter((ballot) => ballot.length === 0).length,
    projects,
    funded: projects.filter(({ reason }) => reason.kind === 'funded').map(({ project }) => project),
    spentCents: subtractCents(paper.budgetCents, remainderCents),
    remainderCents,
    steps: tallySteps,
  };
}

function tallyStepsOf(
  steps: readonly Step[],
  { whenNextDoesNotFit }: CountRules,
  projectOf: (taken: Taken) => ProjectOutcome,
): readonly TallyStep[] {
  let hasStopped = false;
  return steps.map(({ turn, taken, projects, leftBefore, leftAfter }) => {
    invariant(turn.kind === 'score', 'projects come by their votes');
    hasStopped ||= whenNextDoesNotFit === 'stop' && projects.some(({ refusal }) => refusal !== null);
    return {
      votes: turn.score,
      leftBeforeCents: cents(leftBefore),
      taken: taken === 'drawn' ? 'drawn' : 'together',
      projects: projects.map(projectOf),
      leftAfterCents: cents(leftAfter),
      hasStopped,
    };
  });
}

/** The reason in the words of a round. Rule: docs/rules/stemregels.md, article 13. */
function reasonOf(refusal: Refusal | null, { minimumVotes }: CountRules): Reason {
  if (refusal === null) return { kind: 'funded' };
  if (refusal.kind === 'overBudget') {
    return { kind: 'skippedNoBudget', costCents: cents(refusal.cost), leftCents: cents(refusal.left) };
  }
  if (refusal.kind === 'stopped') return { kind: 'stopped' };
  invariant(refusal.kind === 'noVotes' || refusal.kind === 'belowMinimumVotes', 'a round has no other reasons');
  return minimumVotes === 0 ? { kind: 'noVotes' } : { kind: 'belowMinimumVotes', minimum: minimumVotes };
}
