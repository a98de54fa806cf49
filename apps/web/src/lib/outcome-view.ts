import type { Outcome } from '#lib/api/types.ts';
import { formatMoney, formatNumber } from '#lib/format.ts';
import { outcome as words } from '#lib/messages/index.ts';

type Judged = Outcome['projects'][number];
type TallyStep = Outcome['steps'][number];

/** One plan in the outcome, ready to show. */
export interface OutcomeRow {
  readonly id: string;
  readonly title: string;
  readonly votes: number;
  readonly costCents: number;
  readonly isFunded: boolean;
  readonly isDrawn: boolean;
  readonly reason: string;
}

/** Every plan with the sentence that says why, in the order of the count. */
export function outcomeRows(outcome: Outcome): readonly OutcomeRow[] {
  const left = moneyLeftBefore(outcome.steps);
  const drawn = new Set(
    outcome.steps
      .filter(({ taken }) => taken === 'drawn')
      .flatMap(({ projects }) => projects.map(({ project }) => project)),
  );
  return outcome.projects.map((judged) => ({
    id: judged.project,
    title: judged.title,
    votes: judged.votes,
    costCents: judged.costCents,
    isFunded: judged.reason.kind === 'funded',
    isDrawn: drawn.has(judged.project),
    reason: reasonText(judged, left.get(judged.project)),
  }));
}

/** Why a plan is chosen or not, in one sentence. */
function reasonText({ reason, costCents }: Judged, leftCents: number | undefined): string {
  const text = words.reason;
  switch (reason.kind) {
    case 'funded':
      return leftCents === undefined
        ? text.fundedTogether
        : text.funded(formatMoney(leftCents), formatMoney(costCents));
    case 'skippedNoBudget':
      return text.skippedNoBudget(formatMoney(reason.leftCents), formatMoney(reason.costCents));
    case 'stopped':
      return text.stopped;
    case 'belowMinimumVotes':
      return text.belowMinimumVotes(formatNumber(reason.minimum));
    case 'noVotes':
      return text.noVotes;
  }
}

/**
 * What was left when a plan's turn came. Plans that were taken together have no order among them, so nothing can be
 * said of the money before each, unless it stood alone.
 */
function moneyLeftBefore(steps: readonly TallyStep[]): ReadonlyMap<string, number> {
  const left = new Map<string, number>();
  for (const { projects, taken, leftBeforeCents } of steps) {
    if (taken === 'together' && projects.length > 1) continue;
    let now = leftBeforeCents;
    for (const { project, costCents, reason } of projects) {
      left.set(project, now);
      if (reason.kind === 'funded') now -= costCents;
    }
  }
  return left;
}

/** How often each reason made a ballot invalid, most often first. */
export function invalidReasons({
  invalidBallots,
  invalidPaper,
}: Pick<Outcome, 'invalidBallots' | 'invalidPaper'>): readonly { text: string; count: number }[] {
  const counts = Map.groupBy([...invalidBallots, ...invalidPaper], ({ reason }) => words.invalidReason[reason]);
  return [...counts]
    .map(([text, ballots]) => ({ text, count: ballots.length }))
    .toSorted((a, b) => b.count - a.count || a.text.localeCompare(b.text, 'nl'));
}

/** One line of the count: a group of equal votes gives as many lines as it has plans, with the money after the last. */
export interface CountLine {
  readonly id: string;
  readonly votes: number;
  readonly title: string;
  readonly costCents: number;
  readonly what: string;
  /** Empty within a group that was taken together. */
  readonly leftAfterCents: number | null;
}

/** The whole count as lines of a table. */
export function countLines(outcome: Outcome): readonly CountLine[] {
  const titles = new Map(outcome.projects.map(({ project, title }) => [project, title]));
  return outcome.steps.flatMap((step) => {
    let left = step.leftBeforeCents;
    return step.projects.map(({ project, votes, costCents, reason }, at) => {
      if (reason.kind === 'funded') left -= costCents;
      const isLast = at === step.projects.length - 1;
      return {
        id: project,
        votes,
        title: titles.get(project) ?? project,
        costCents,
        what: whatHappened(reason.kind, step.taken),
        leftAfterCents: isLast || step.taken === 'drawn' ? left : null,
      };
    });
  });
}

function whatHappened(kind: Judged['reason']['kind'], taken: TallyStep['taken']): string {
  const happened = kind === 'funded' || kind === 'skippedNoBudget' ? words.step[kind] : words.step.stopped;
  return taken === 'drawn' ? `${happened} (${words.stepDrawn})` : happened;
}
