import type { Phase, PhaseId, Round } from '#lib/api/types.ts';
import { formatDay, formatEnd, formatLastDay, formatNumber } from '#lib/format.ts';
import { phases as phaseWords, roundNow as words } from '#lib/messages/index.ts';
import { roundNow, type NowKind } from '#lib/next-steps.ts';

interface Action {
  readonly label: string;
  readonly href: string;
}

/** What the block "wat kunt u nu doen" says: the first action is the one to take. */
export interface NowView {
  readonly kind: NowKind;
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly Action[];
}

type RoundLike = Pick<Round, 'id' | 'phases' | 'status' | 'rules'>;

/** Turns the state of a round into words, dates and buttons. */
export function nowView(round: RoundLike, now: Date): NowView {
  const { kind, next } = roundNow(round, now);
  return {
    kind,
    title: words.title[kind],
    lines: [words.text[kind], ...(DATES[kind]?.(round, next) ?? [])],
    actions: ACTIONS[kind].map(([name, page]) => ({
      label: words.actions[name],
      href: page === 'beheer' ? `/beheer/rondes/${round.id}` : `/rondes/${round.id}/${page}`,
    })),
  };
}

type Lines = (round: RoundLike, next: Phase | undefined) => readonly string[];

/** The sentence about a phase that the round has, with the day or moment in it. */
function of(id: PhaseId, edge: 'opensAt' | 'closesAt', sentence: (at: string) => string): Lines {
  return ({ phases }) => phases.filter((phase) => phase.id === id).map((phase) => sentence(phase[edge]));
}

const submitUntil = of('submit', 'closesAt', (at) => words.submitUntil(formatLastDay(at)));
const supportUntil = of('support', 'closesAt', (at) => words.supportUntil(formatLastDay(at)));
const voteFrom = of('vote', 'opensAt', (at) => words.voteFrom(formatDay(at)));
const supportNeeded: Lines = ({ rules: { support } }) =>
  support.threshold === 0 ? [] : [words.supportNeeded(formatNumber(support.threshold))];
const whatIsNext: Lines = (_round, next) =>
  next === undefined ? [] : [words.next(phaseWords.name[next.id], formatDay(next.opensAt))];
const outcomeFrom: Lines = (_round, next) =>
  next?.id === 'outcome' ? [words.outcomeFrom(formatDay(next.opensAt))] : [];

const DATES: Partial<Record<NowKind, Lines>> = {
  waiting: whatIsNext,
  submit: submitUntil,
  submitAndSupport: (round, next) => [...submitUntil(round, next), ...supportUntil(round, next)],
  support: (round, next) => [...supportNeeded(round, next), ...supportUntil(round, next)],
  check: of('check', 'closesAt', (at) => words.checkUntil(formatLastDay(at))),
  listNotReady: voteFrom,
  collectPass: voteFrom,
  vote: of('vote', 'closesAt', (at) => words.voteUntil(formatEnd(at))),
  counting: outcomeFrom,
  drawing: outcomeFrom,
  outcome: whatIsNext,
};

type Button = readonly [name: keyof typeof words.actions, page: string];

const toPlans: Button = ['plans', 'plannen'];
const toBallotList: Button = ['plansFirst', 'plannen?lijst=stemlijst'];
const toOutcome: Button = ['outcome', 'uitslag'];
const toCounting: Button = ['counting', 'uitslag'];

const ACTIONS: Record<NowKind, readonly Button[]> = {
  draft: [['edit', 'beheer']],
  waiting: [['rules', 'spelregels']],
  submit: [['propose', 'plan-insturen'], toPlans],
  submitAndSupport: [
    ['propose', 'plan-insturen'],
    ['supportPlans', 'plannen'],
  ],
  support: [['supportPlans', 'plannen']],
  check: [toPlans],
  listNotReady: [toPlans],
  collectPass: [['pass', 'stemmen'], toBallotList],
  boxNotOpen: [toPlans],
  vote: [['vote', 'stemmen'], toBallotList],
  notHeld: [toPlans],
  counting: [toCounting],
  drawing: [toCounting],
  outcome: [toOutcome],
  objection: [toOutcome],
  realisation: [toOutcome],
  review: [toOutcome],
  over: [toOutcome],
};
