import { type BallotPaper, checkBallot, costOn } from '../ballot.ts';
import type { ProjectId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { subtractCents } from '../money.ts';
import { err, ok, type Result } from '../result.ts';
import type { CountRules } from '../round-rules.ts';
import { countVotes } from './count-votes.ts';
import { findTie, type Progress, takeInOrder, takeTogether } from './greedy.ts';
import type { Outcome, ProjectOutcome, TallyStep } from './outcome.ts';
import { type Draw, isSameList, settle, type Tie } from './tie.ts';
import { groupByVotes, tooFewVotes, type VoteGroup } from './vote-groups.ts';

/** Everything a count depends on, and nothing else. */
export interface CountInput {
  readonly paper: BallotPaper;
  /** One list of choices per counted ballot; an empty list is a blank ballot. */
  readonly ballots: readonly (readonly ProjectId[])[];
  readonly rule: CountRules;
  /** The recorded draws; none at the first count. Their order does not matter. */
  readonly draws: readonly Draw[];
}

/** A recorded draw that the count does not ask for, or that does not settle the tie it is for. */
export interface RefusedDraw {
  readonly kind: 'refusedDraw';
  readonly code: 'draw-not-asked' | 'draw-order-incomplete';
  readonly draw: Draw;
}

/** The count is finished, or waits for a draw, or was given a draw that does not belong to it. */
export type Tally = Outcome | Tie | RefusedDraw;

/**
 * Counts a round: most votes first, as long as the money lasts. Stops at the first tie that no recorded draw settles.
 * Without ballots or projects nothing is funded and the whole budget is left. Never picks silently among equals.
 * Rule: docs/rules/stemregels.md, articles 9 to 13.
 * @throws when a ballot is not valid on this paper: ballots are checked before they are counted
 */
export function tallyRound(input: CountInput): Tally {
  const { paper, ballots, rule, draws } = input;
  for (const ballot of ballots) invariant(checkBallot(paper, ballot).ok, 'only valid ballots are counted');
  const votes = countVotes(paper.costs.keys(), ballots);
  const unused = new Set(draws);
  const steps: TallyStep[] = [];
  let progress: Progress = { leftCents: paper.budgetCents, hasStopped: false };
  for (const group of groupByVotes(paper, votes, rule)) {
    const step = takeGroup(group, progress, rule, unused);
    if (!step.ok) return step.error;
    steps.push(step.value);
    progress = { leftCents: step.value.leftAfterCents, hasStopped: step.value.hasStopped };
  }
  const [notAsked] = unused;
  if (notAsked !== undefined) return { kind: 'refusedDraw', code: 'draw-not-asked', draw: notAsked };
  return outcomeOf(input, votes, steps, progress);
}

/** Takes one group; a draw that it needs leaves the set of unused ones. */
function takeGroup(
  group: VoteGroup,
  progress: Progress,
  rule: CountRules,
  unused: Set<Draw>,
): Result<TallyStep, Tie | RefusedDraw> {
  const tie = findTie(group, progress, rule);
  if (tie === undefined) return ok(takeTogether(group, progress, rule));
  const draw = [...unused].find(({ between }) => isSameList(between, tie.between));
  if (draw === undefined) {
    const [notAsked] = unused;
    return err(notAsked === undefined ? tie : { kind: 'refusedDraw', code: 'draw-not-asked', draw: notAsked });
  }
  const order = settle(tie, draw);
  if (!order.ok) return err({ kind: 'refusedDraw', code: 'draw-order-incomplete', draw });
  unused.delete(draw);
  return ok(takeInOrder(group, order.value, progress, rule));
}

function outcomeOf(
  { paper, ballots, rule }: CountInput,
  votes: ReadonlyMap<ProjectId, number>,
  steps: readonly TallyStep[],
  { leftCents }: Progress,
): Outcome {
  const projects = [...steps.flatMap((step) => step.projects), ...withTooFewVotes(paper, votes, rule)];
  return {
    kind: 'outcome',
    budgetCents: paper.budgetCents,
    ballotCount: ballots.length,
    blankCount: ballots.filter((ballot) => ballot.length === 0).length,
    projects,
    funded: projects.filter(({ reason }) => reason.kind === 'funded').map(({ project }) => project),
    spentCents: subtractCents(paper.budgetCents, leftCents),
    remainderCents: leftCents,
    steps,
  };
}

/** The projects that are no candidate, most votes first and then by id. */
function withTooFewVotes(
  paper: BallotPaper,
  votes: ReadonlyMap<ProjectId, number>,
  rule: CountRules,
): readonly ProjectOutcome[] {
  const few = [...votes].flatMap(([project, count]) => {
    const reason = tooFewVotes(count, rule);
    return reason === undefined ? [] : [{ project, votes: count, costCents: costOn(paper, project), reason }];
  });
  return few.toSorted((one, other) => other.votes - one.votes || (one.project < other.project ? -1 : 1));
}
