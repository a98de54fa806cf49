import type { components } from '#lib/api/generated/openapi.ts';
import type { OutcomeAnswer, Round } from '#lib/api/types.ts';
import { formatDayTime, formatEnd, formatList } from '#lib/format.ts';
import { staffKeys, staffSteps as words } from '#lib/messages/index.ts';
import type { ActionKind, ProposedAction } from './ballot-box.ts';

type Schemas = components['schemas'];

/** The steps of the ballot box in their order. */
export const BOX_STEPS = [
  'key',
  'propose',
  'sign',
  'approve',
  'vote',
  'close',
  'reveal',
  'count',
  'draw',
  'publish',
] as const;
export type BoxStep = (typeof BOX_STEPS)[number];
export type StepState = 'done' | 'now' | 'coming' | 'notNeeded';

/** A step as the page shows it. */
export interface StepView {
  readonly id: BoxStep;
  readonly state: StepState;
  /** Who did it, and when; null while nobody did. */
  readonly who: string | null;
  /** What to do, only for the step that is on now. */
  readonly todo: string | null;
}

/** What is known of the box. */
export interface BoxFacts {
  readonly round: Pick<Round, 'status' | 'phases'>;
  readonly rule: Round['rules']['count']['tie'];
  readonly now: Date;
  readonly actions: readonly ProposedAction[];
  readonly keys: Pick<Schemas['RoundKeys'], 'tallyKey' | 'madeAt' | 'opening'>;
  /** Trustees whose signature stands under the opening record. */
  readonly signedBy: readonly string[];
  /** Only after closing. */
  readonly reveal: Schemas['KeyReveal'] | null;
  readonly answer: OutcomeAnswer | null;
}

const ORDER: readonly Round['status'][] = [
  'draft',
  'published',
  'open',
  'closed',
  'awaitingDraw',
  'counted',
  'outcomePublished',
];

/** Every step with its state, who did it, and for the one that is on now what there is to do. */
export function boxSteps(facts: BoxFacts): readonly StepView[] {
  const isDraft = facts.round.status === 'draft';
  const current = isDraft ? undefined : BOX_STEPS.find((step) => DONE[step](facts) === false);
  return BOX_STEPS.map((id) => ({
    id,
    state: id === current ? 'now' : stateOf(DONE[id](facts)),
    who: WHO[id](facts),
    todo: id === current ? TODO[id](facts) : null,
  }));
}

function stateOf(done: boolean | 'notNeeded'): StepState {
  if (done === 'notNeeded') return done;
  return done ? 'done' : 'coming';
}

function hasReached({ round }: BoxFacts, status: Round['status']): boolean {
  return ORDER.indexOf(round.status) >= ORDER.indexOf(status);
}

const DONE: Readonly<Record<BoxStep, (facts: BoxFacts) => boolean | 'notNeeded'>> = {
  key: (facts) => facts.keys.tallyKey !== null || hasReached(facts, 'open'),
  propose: (facts) => facts.keys.opening !== null || hasReached(facts, 'open'),
  sign: (facts) => hasReached(facts, 'open') || (facts.keys.opening !== null && missingSignatures(facts) === 0),
  approve: (facts) => hasReached(facts, 'open'),
  vote: (facts) => hasReached(facts, 'closed') || (hasReached(facts, 'open') && isVotingOver(facts)),
  close: (facts) => hasReached(facts, 'closed'),
  reveal: (facts) => hasReached(facts, 'counted') || (facts.reveal?.isOpen ?? false),
  // After lots were drawn it is counted again, with them.
  count: (facts) =>
    hasReached(facts, 'counted') || (facts.round.status === 'awaitingDraw' && (facts.answer?.tie ?? null) !== null),
  draw: (facts) => (hasReached(facts, 'counted') && !hasDrawn(facts) ? 'notNeeded' : hasDrawn(facts)),
  publish: (facts) => hasReached(facts, 'outcomePublished'),
};

function missingSignatures({ keys: { opening } }: BoxFacts): number {
  return opening === null ? 0 : Math.max(0, opening.signaturesNeeded - opening.signedBy.length);
}

function isVotingOver({ round, now }: BoxFacts): boolean {
  const vote = voteOf(round);
  return vote !== undefined && new Date(vote.closesAt) <= now;
}

function hasDrawn(facts: BoxFacts): boolean {
  return (facts.answer?.outcome?.draws.length ?? 0) > 0 || executed(facts, 'record-draw') !== undefined;
}

function voteOf({ phases }: BoxFacts['round']) {
  return phases.find(({ id }) => id === 'vote');
}

function executed({ actions }: BoxFacts, kind: ActionKind): ProposedAction | undefined {
  return actions.find((action) => action.kind === kind && action.status === 'executed');
}

function pending({ actions }: BoxFacts, kind: ActionKind): ProposedAction | undefined {
  return actions.find((action) => action.kind === kind && ['proposed', 'approved'].includes(action.status));
}

const { by, todo } = words;

const WHO: Readonly<Record<BoxStep, (facts: BoxFacts) => string | null>> = {
  key: ({ keys }) => keyMade(keys),
  propose: (facts) => askedBy(executed(facts, 'open-voting') ?? pending(facts, 'open-voting')),
  sign: ({ signedBy }) => (signedBy.length === 0 ? null : by.signed(formatList([...signedBy]))),
  approve: (facts) => approvedBy(executed(facts, 'open-voting')),
  vote: () => null,
  close: (facts) => twoPersons(facts, 'close-voting'),
  reveal: ({ reveal }) => {
    const names = reveal?.revealedBy ?? [];
    return names.length === 0 ? null : by.revealed(formatList([...names]));
  },
  count: ({ answer }) => {
    const at = answer?.countedAt ?? null;
    return at === null ? null : by.counted(formatDayTime(at));
  },
  draw: (facts) => {
    const isComputed = facts.answer?.outcome?.draws.some(({ minutes }) => minutes === null) ?? false;
    return isComputed ? by.computed : twoPersons(facts, 'record-draw');
  },
  publish: (facts) => twoPersons(facts, 'publish-outcome'),
};

function keyMade({ tallyKey, madeAt }: BoxFacts['keys']): string | null {
  if (tallyKey === null || madeAt === null) return null;
  return by.key(formatDayTime(madeAt), staffKeys.existing.of(tallyKey.threshold, tallyKey.trustees.length));
}

function twoPersons(facts: BoxFacts, kind: ActionKind): string | null {
  const done = executed(facts, kind);
  const decider = done?.decidedBy ?? null;
  if (done === undefined || decider === null) return askedBy(pending(facts, kind));
  return by.both(done.proposedBy.name, decider.name);
}

function askedBy(action: ProposedAction | undefined): string | null {
  return action === undefined ? null : by.asked(action.proposedBy.name);
}

function approvedBy(action: ProposedAction | undefined): string | null {
  const decider = action?.decidedBy ?? null;
  return decider === null ? null : by.approved(decider.name);
}

const TODO: Readonly<Record<BoxStep, (facts: BoxFacts) => string>> = {
  key: () => todo.key,
  propose: () => todo.propose,
  sign: (facts) => todo.sign(missingSignatures(facts)),
  approve: () => todo.approve,
  vote: ({ round, now }) => {
    const vote = voteOf(round);
    if (vote === undefined) return '';
    const hasBegun = now >= new Date(vote.opensAt);
    return hasBegun ? todo.vote(formatEnd(vote.closesAt)) : todo.voteFrom(formatDayTime(vote.opensAt));
  },
  close: (facts) => (pending(facts, 'close-voting') === undefined ? todo.close : todo.closePending),
  reveal: ({ reveal }) => todo.reveal(Math.max(1, (reveal?.threshold ?? 1) - (reveal?.revealedBy.length ?? 0))),
  count: () => todo.count,
  draw: ({ rule }) => (rule === 'computedDraw' ? todo.drawComputed : todo.draw),
  publish: (facts) => (pending(facts, 'publish-outcome') === undefined ? todo.publish : todo.publishPending),
};
