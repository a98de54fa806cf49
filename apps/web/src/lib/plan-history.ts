import type { Proposal, Round } from '#lib/api/types.ts';
import { formatDay, formatNumber, formatPeriod } from '#lib/format.ts';
import { plan as words, standing } from '#lib/messages/index.ts';

/** One step of a plan; `when` is empty where the day is not kept. */
export interface HistoryStep {
  readonly state: 'past' | 'now' | 'stopped';
  readonly text: string;
  readonly when: string;
}

interface Facts {
  readonly plan: Pick<Proposal, 'status' | 'submittedAt' | 'supportCount' | 'supportThreshold' | 'verdict'>;
  readonly round: Pick<Round, 'phases'>;
  /** Whether the count chose it; null as long as there is no public outcome, or it was not on the ballot list. */
  readonly isFunded: boolean | null;
}

/** What happened to a plan so far, in order. The last step tells where it stands now. */
export function planHistory({ plan, round, isFunded }: Facts): readonly HistoryStep[] {
  const { submittedAt, status } = plan;
  if (status === 'draft') return [{ state: 'now', text: standing.name.draft, when: '' }];
  const start: HistoryStep[] =
    submittedAt === null ? [] : [{ state: 'past', text: words.history.submitted, when: formatDay(submittedAt) }];
  if (status === 'withdrawn') return [...start, { state: 'stopped', text: words.history.withdrawn, when: '' }];
  return [...start, ...supportSteps(plan, round), ...ballotSteps(plan, round, isFunded)];
}

function supportSteps(plan: Facts['plan'], { phases }: Facts['round']): readonly HistoryStep[] {
  const [count, threshold] = [formatNumber(plan.supportCount), formatNumber(plan.supportThreshold)];
  const period = (id: 'support' | 'check') => {
    const phase = phases.find((one) => one.id === id);
    return phase === undefined ? '' : formatPeriod(phase.opensAt, phase.closesAt);
  };
  if (plan.status === 'collectingSupport') {
    return [{ state: 'now', text: words.history.support(count, threshold), when: period('support') }];
  }
  if (plan.status === 'belowThreshold') {
    return [{ state: 'stopped', text: words.history.tooLittleSupport(count, threshold), when: '' }];
  }
  const enough: HistoryStep = { state: 'past', text: words.history.enoughSupport(count), when: '' };
  if (plan.status === 'awaitingCheck')
    return [enough, { state: 'now', text: words.history.check, when: period('check') }];
  return [enough];
}

const GOES_ON = ['feasible', 'feasibleWithChanges', 'onBallot'] as const;

function ballotSteps(
  { status, verdict }: Facts['plan'],
  { phases }: Facts['round'],
  isFunded: boolean | null,
): readonly HistoryStep[] {
  const steps: HistoryStep[] = [];
  if (verdict !== null) {
    const goesOn = GOES_ON.some((one) => one === verdict.outcome);
    const isLast = goesOn && status !== 'onBallot';
    steps.push({
      state: isLast ? 'now' : goesOn ? 'past' : 'stopped',
      text: `${words.history.judged}: ${standing.name[verdict.outcome].toLowerCase()}`,
      when: formatDay(verdict.judgedAt),
    });
  }
  if (status !== 'onBallot') return steps;
  const vote = phases.find(({ id }) => id === 'vote');
  const period = vote === undefined ? '' : formatPeriod(vote.opensAt, vote.closesAt);
  steps.push({ state: 'past', text: words.history.onBallot, when: '' });
  if (isFunded === null) return [...steps, { state: 'now', text: words.history.vote, when: period }];
  steps.push({ state: 'past', text: words.history.vote, when: period });
  return [...steps, isFunded ? end('now', words.history.funded) : end('stopped', words.history.notFunded)];
}

const end = (state: HistoryStep['state'], text: string): HistoryStep => ({ state, text, when: '' });
