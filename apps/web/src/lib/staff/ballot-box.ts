import { canonicalBytes, isOtherOrganisation, sha256Hex } from '@wijkbegroting/domain';
import type { components } from '#lib/api/generated/openapi.ts';
import type { ProposalSummary, Round } from '#lib/api/types.ts';

type Schemas = components['schemas'];
export type ProposedAction = Schemas['ProposedAction'];
export type ActionPayload = Schemas['ActionPayload'];
export type ActionKind = ProposedAction['kind'];
export type OpeningRecord = Schemas['OpeningRecord'];
export type RollStatement = Schemas['RollStatement'];

/** One thing that must be ready before the box can be set ready. */
export interface OpeningCheck {
  readonly id: 'support' | 'verdicts' | 'plans' | 'roll' | 'rollCurrent' | 'codes' | 'key' | 'time';
  readonly isDone: boolean;
  /** How many, where a number says more. */
  readonly count: number | null;
}

/** What is ready and what is not. The API decides; this shows it beforehand. */
export function openingChecks(
  round: Pick<Round, 'phases'>,
  plans: readonly Pick<ProposalSummary, 'status'>[],
  { roll, hasKey, now }: { readonly roll: RollStatement | null; readonly hasKey: boolean; readonly now: Date },
): readonly OpeningCheck[] {
  const closed = (id: string): boolean => {
    const phase = round.phases.find((one) => one.id === id);
    return phase !== undefined && new Date(phase.closesAt) <= now;
  };
  const waiting = plans.filter(({ status }) => status === 'awaitingCheck').length;
  const feasible = plans.filter(({ status }) => status === 'feasible' || status === 'feasibleWithChanges').length;
  return [
    { id: 'support', isDone: closed('support'), count: null },
    { id: 'verdicts', isDone: waiting === 0, count: waiting },
    { id: 'plans', isDone: feasible > 0, count: feasible },
    { id: 'roll', isDone: roll !== null && roll.eligible > 0, count: roll?.eligible ?? null },
    { id: 'rollCurrent', isDone: roll !== null && !roll.isOutdated, count: null },
    { id: 'codes', isDone: roll !== null && roll.codes.madeOn !== null, count: null },
    { id: 'key', isDone: hasKey, count: null },
    { id: 'time', isDone: !closed('vote'), count: null },
  ];
}

/** Works out the hash anew of what is shown, to compare with the hash that is approved. */
export function isHashOf(hash: string, payload: unknown): boolean {
  return sha256Hex(canonicalBytes(payload)) === hash;
}

/** Whether this person may decide on an action, and if not why. */
export function mayDecide(
  action: Pick<ProposedAction, 'kind' | 'proposedBy'>,
  account: { readonly id: string; readonly organisation: string | null },
): 'yes' | 'own' | 'sameOrganisation' {
  if (action.proposedBy.id === account.id) return 'own';
  const isOther = isOtherOrganisation(action.proposedBy.organisation, account.organisation);
  const isWithinOne = action.kind === 'record-draw' || action.kind === 'report-incident';
  return isWithinOne || isOther ? 'yes' : 'sameOrganisation';
}

/** The drawn order from the numbers that were filled in; undefined unless each number from 1 is there once. */
export function drawnOrder(places: ReadonlyMap<string, string>): readonly string[] | undefined {
  const entries = [...places].map(([project, place]) => ({ project, place: place.trim() }));
  const numbers = entries.map(({ place }) => place).toSorted((one, other) => Number(one) - Number(other));
  const isWhole = numbers.every((place, at) => place === String(at + 1));
  return isWhole
    ? entries.toSorted((one, other) => Number(one.place) - Number(other.place)).map(({ project }) => project)
    : undefined;
}
