import type { ProjectId } from '../ids.ts';
import { type Cents, subtractCents, sumCents } from '../money.ts';
import type { CountRules } from '../round-rules.ts';
import type { Reason, TallyStep } from './outcome.ts';
import type { Tie } from './tie.ts';
import type { Candidate, VoteGroup } from './vote-groups.ts';

/** How far the count is: the money left, and whether a project that did not fit has stopped it. */
export interface Progress {
  readonly leftCents: Cents;
  readonly hasStopped: boolean;
}

/**
 * The tie in a group, or undefined when the order within the group cannot change who is funded: all that still fit also
 * fit together (with 'stop': the whole group does), or nothing fits, or the count has stopped already.
 * Rule: docs/rules/stemregels.md, article 12.
 */
export function findTie({ votes, candidates }: VoteGroup, progress: Progress, rule: CountRules): Tie | undefined {
  const { leftCents, hasStopped } = progress;
  const fitting = candidates.filter(({ costCents }) => costCents <= leftCents);
  if (hasStopped || fitting.length === 0) return undefined;
  const fitTogether = sumCents(fitting.map(({ costCents }) => costCents)) <= leftCents;
  const couldStop = rule.whenNextDoesNotFit === 'stop' && fitting.length < candidates.length;
  if (fitTogether && !couldStop) return undefined;
  return { kind: 'tie', between: candidates.map(({ project }) => project), votes, moneyLeftCents: leftCents };
}

/** Takes a group without a tie: each project is measured against the money left before the group. */
export function takeTogether(group: VoteGroup, before: Progress, rule: CountRules): TallyStep {
  const judged = group.candidates.map((candidate) => ({ candidate, reason: judge(candidate, before) }));
  const after = judged.reduce((progress, { candidate, reason }) => advance(progress, candidate, reason, rule), before);
  return stepOf(group, 'together', judged, before, after);
}

/** Takes a group in the drawn order: each project is measured against what the ones before it have left. */
export function takeInOrder(
  group: VoteGroup,
  order: readonly ProjectId[],
  before: Progress,
  rule: CountRules,
): TallyStep {
  const inOrder = order.flatMap((project) => group.candidates.filter((candidate) => candidate.project === project));
  let progress = before;
  const judged = inOrder.map((candidate) => {
    const reason = judge(candidate, progress);
    progress = advance(progress, candidate, reason, rule);
    return { candidate, reason };
  });
  return stepOf(group, 'drawn', judged, before, progress);
}

interface Judged {
  readonly candidate: Candidate;
  readonly reason: Reason;
}

/** Rule: docs/rules/stemregels.md, article 11. */
function judge({ costCents }: Candidate, { leftCents, hasStopped }: Progress): Reason {
  if (hasStopped) return { kind: 'stopped' };
  return costCents <= leftCents ? { kind: 'funded' } : { kind: 'skippedNoBudget', costCents, leftCents };
}

function advance(progress: Progress, { costCents }: Candidate, reason: Reason, rule: CountRules): Progress {
  if (reason.kind === 'funded') return { ...progress, leftCents: subtractCents(progress.leftCents, costCents) };
  return { ...progress, hasStopped: rule.whenNextDoesNotFit === 'stop' };
}

function stepOf(
  { votes }: VoteGroup,
  taken: TallyStep['taken'],
  judged: readonly Judged[],
  before: Progress,
  after: Progress,
): TallyStep {
  return {
    votes,
    leftBeforeCents: before.leftCents,
    taken,
    projects: judged.map(({ candidate, reason }) => ({ ...candidate, votes, reason })),
    leftAfterCents: after.leftCents,
    hasStopped: after.hasStopped,
  };
}
