import { addLocalDays, type Interval, isWithin } from './calendar.ts';
import { invariant } from './invariant.ts';

/** The steps of a round, in the order in which they open. Rule: stemregels.md, article 1. */
export const PHASES = [
  'prepare',
  'submit',
  'support',
  'check',
  'ballotList',
  'vote',
  'count',
  'outcome',
  'objection',
  'realisation',
  'review',
] as const;

/** One of the steps of a round. */
export type PhaseId = (typeof PHASES)[number];

/** When one step of a round holds. Half open: the closing instant no longer belongs to it. */
export interface Phase extends Interval {
  readonly id: PhaseId;
}

/** Why phases cannot be those of a round. */
export type PhaseError =
  | { readonly code: 'phase-missing' | 'phase-duplicate' | 'phase-ends-before-start'; readonly phase: PhaseId }
  | { readonly code: 'phase-out-of-order' | 'phase-overlaps'; readonly phase: PhaseId; readonly earlier: PhaseId }
  | { readonly code: 'pass-window-too-short'; readonly minimumDays: number };

/** Days on the calendar between the first voting pass and the first ballot, so that the two cannot be matched in time. */
export const PASS_DAYS_BEFORE_VOTE = 7;

/** Pairs of which the first must be over before the second opens. Other phases may run side by side. */
const OVER_BEFORE: readonly (readonly [earlier: PhaseId, phase: PhaseId])[] = [
  ['prepare', 'submit'],
  ['submit', 'ballotList'],
  ['support', 'ballotList'],
  ['check', 'ballotList'],
  ['check', 'vote'],
  ['ballotList', 'count'],
  ['vote', 'count'],
];

interface Phased {
  readonly phases: readonly Phase[];
}

/** The phases that hold at `now`, in the order of `PHASES`. Between two phases there may be none. */
export function phaseNow(round: Phased, now: Date): readonly PhaseId[] {
  return PHASES.filter((id) => isPhaseOpen(round, id, now));
}

/** Whether a phase holds at `now`. A phase that the round does not have yet is not open. */
export function isPhaseOpen(round: Phased, phase: PhaseId, now: Date): boolean {
  return round.phases.some((one) => one.id === phase && isWithin(one, now));
}

/** The phase of a round that has all phases. @throws when it is missing: a published round has been checked */
export function phaseOf(round: Phased, phase: PhaseId): Phase {
  const found = round.phases.find((one) => one.id === phase);
  invariant(found !== undefined, `the round has no phase ${phase}`);
  return found;
}

/**
 * When a voting pass can be collected: from the ballot list until voting closes. Rule: stemregels.md, article 6.
 * @throws when the round lacks one of the two phases
 */
export function passWindow(round: Phased): Interval {
  return { opensAt: phaseOf(round, 'ballotList').opensAt, closesAt: phaseOf(round, 'vote').closesAt };
}

/**
 * Checks the phases of a round: each of them once, opening before closing, opening in the order of `PHASES`, no two
 * side by side that may not be, and seven days for passes before the vote. All errors at once; none means correct.
 */
export function checkPhases(phases: readonly Phase[]): readonly PhaseError[] {
  const errors: PhaseError[] = [];
  const byId = new Map<PhaseId, Phase>();
  for (const phase of phases) {
    if (byId.has(phase.id)) errors.push({ code: 'phase-duplicate', phase: phase.id });
    else byId.set(phase.id, phase);
    if (phase.opensAt >= phase.closesAt) errors.push({ code: 'phase-ends-before-start', phase: phase.id });
  }
  for (const id of PHASES) if (!byId.has(id)) errors.push({ code: 'phase-missing', phase: id });
  return [...errors, ...checkOrder(byId), ...checkOverlaps(byId), ...checkPassWindow(byId)];
}

function checkOrder(byId: ReadonlyMap<PhaseId, Phase>): readonly PhaseError[] {
  const present = PHASES.flatMap((id) => byId.get(id) ?? []);
  return present.flatMap((phase, at) => {
    const earlier = present[at - 1];
    const isInOrder = earlier === undefined || earlier.opensAt <= phase.opensAt;
    return isInOrder ? [] : [{ code: 'phase-out-of-order' as const, phase: phase.id, earlier: earlier.id }];
  });
}

function checkOverlaps(byId: ReadonlyMap<PhaseId, Phase>): readonly PhaseError[] {
  return OVER_BEFORE.flatMap(([earlier, phase]) => {
    const closesAt = byId.get(earlier)?.closesAt;
    const opensAt = byId.get(phase)?.opensAt;
    if (closesAt === undefined || opensAt === undefined || closesAt <= opensAt) return [];
    return [{ code: 'phase-overlaps' as const, phase, earlier }];
  });
}

function checkPassWindow(byId: ReadonlyMap<PhaseId, Phase>): readonly PhaseError[] {
  const passesFrom = byId.get('ballotList')?.opensAt;
  const votesFrom = byId.get('vote')?.opensAt;
  if (passesFrom === undefined || votesFrom === undefined) return [];
  if (addLocalDays(passesFrom, PASS_DAYS_BEFORE_VOTE) <= votesFrom) return [];
  return [{ code: 'pass-window-too-short', minimumDays: PASS_DAYS_BEFORE_VOTE }];
}
