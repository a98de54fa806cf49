import type { SaveOutcome } from './save-plan.ts';
import type { TypedPlan } from './typed-plan.ts';

/** A version of the plan that somebody saved in another window. */
export interface OtherVersion {
  readonly version: number;
  readonly typed: TypedPlan;
}

/** How saving stands. `version` is the one that the server had last, as far as this page knows. */
export type SaverState =
  | { readonly kind: 'saved'; readonly version: number; readonly at: string | null }
  /** Something was typed that is not on its way yet. */
  | { readonly kind: 'changed'; readonly version: number }
  /** On its way; `isStale` when more was typed meanwhile. */
  | { readonly kind: 'saving'; readonly version: number; readonly isStale: boolean; readonly tries: number }
  /** No answer; it is tried again, ever less often. */
  | { readonly kind: 'offline'; readonly version: number; readonly tries: number }
  /** Another window saved first. Nothing is sent until the proposer has chosen. */
  | { readonly kind: 'conflict'; readonly version: number; readonly other: OtherVersion }
  /** Refused; typing on tries again. */
  | { readonly kind: 'refused'; readonly version: number; readonly problem: string };

export type SaverEvent =
  | { readonly type: 'typed' | 'sent' | 'no-answer' | 'keep-mine' }
  | { readonly type: 'stored'; readonly version: number; readonly at: string }
  | { readonly type: 'other-version'; readonly other: OtherVersion }
  | { readonly type: 'refused'; readonly problem: string }
  | { readonly type: 'took-other'; readonly other: OtherVersion };

const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 30_000;
/** As long as somebody needs between two words. */
const AFTER_TYPING = 1_200;

type EventOf<Type extends SaverEvent['type']> = Extract<SaverEvent, { readonly type: Type }>;

const AFTER: { readonly [Type in SaverEvent['type']]: (state: SaverState, event: EventOf<Type>) => SaverState } = {
  typed: (state) => {
    if (state.kind === 'conflict' || state.kind === 'offline') return state;
    return state.kind === 'saving' ? { ...state, isStale: true } : { kind: 'changed', version: state.version };
  },
  sent: (state) => {
    if (state.kind === 'conflict') return state;
    const tries = state.kind === 'offline' ? state.tries : 0;
    return { kind: 'saving', version: state.version, isStale: false, tries };
  },
  stored: (state, { version, at }) =>
    state.kind === 'saving' && state.isStale ? { kind: 'changed', version } : { kind: 'saved', version, at },
  'no-answer': (state) => {
    const tries = state.kind === 'saving' ? state.tries + 1 : 1;
    return { kind: 'offline', version: state.version, tries };
  },
  'other-version': ({ version }, { other }) => ({ kind: 'conflict', version, other }),
  'keep-mine': (state) => (state.kind === 'conflict' ? { kind: 'changed', version: state.other.version } : state),
  'took-other': (_, { other }) => ({ kind: 'saved', version: other.version, at: null }),
  refused: ({ version }, { problem }) => ({ kind: 'refused', version, problem }),
};

/** How saving stands after something happened. */
export function nextSaverState(state: SaverState, event: SaverEvent): SaverState {
  const after = AFTER[event.type] as (state: SaverState, event: SaverEvent) => SaverState;
  return after(state, event);
}

/** After how many milliseconds to send next; undefined when there is nothing to send or somebody must choose first. */
export function pauseBeforeSending(state: SaverState): number | undefined {
  if (state.kind === 'changed') return AFTER_TYPING;
  return state.kind === 'offline' ? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (state.tries - 1)) : undefined;
}

/** Whether leaving now would lose what was typed. */
export function hasUnsaved(state: SaverState): boolean {
  return state.kind !== 'saved';
}

/** How saving stands after the form was sent as a whole, or was not sent yet. */
export function saverStateAfter(outcome: SaveOutcome | undefined, version: number): SaverState {
  if (outcome === undefined) return { kind: 'saved', version, at: null };
  if (outcome.kind === 'saved') return outcome;
  if (outcome.kind === 'other-version') return { kind: 'conflict', version, other: outcome.other };
  return { kind: 'refused', version, problem: outcome.problem.code };
}
