import { formatVotingCode, type ProjectId, type VotingCode } from '@wijkbegroting/domain';
import type { OpeningDoubt, Pass, Problem, SignedReceipt } from '@wijkbegroting/voter';

/** Why something did not work out: a refusal of the API, or something that this device found itself. */
export type Refusal =
  Problem | { readonly code: 'pass-does-not-verify' | 'tally-key-unusable' | 'receipt-does-not-verify' | OpeningDoubt };

interface Ballot {
  /** SECRET, as all that hangs on it. */
  readonly pass: Pass;
  readonly choices: readonly ProjectId[];
  /** Replaces a ballot that was cast before, where the round allows it. */
  readonly replaces: boolean;
}

interface Identified {
  /** SECRET until the pass is there. */
  readonly code: VotingCode;
  readonly birthYear: number;
}

/** Where a voter is. Kept on the voter's own device as it is, so that a reload goes on from here. SECRET. */
export type VotingState =
  | { readonly step: 'intro' }
  /** Code and birth year as typed. */
  | { readonly step: 'code'; readonly code: string; readonly birthYear: string; readonly refusal?: Refusal }
  | ({ readonly step: 'collecting' } & Identified)
  | ({ readonly step: 'held' } & Identified)
  | ({ readonly step: 'choosing'; readonly refusal?: Refusal } & Ballot)
  | ({ readonly step: 'confirming' } & Ballot)
  | ({ readonly step: 'casting'; readonly refusal?: Refusal } & Ballot)
  /** The pass stays only where the ballot can still be changed; the choices are forgotten. */
  | { readonly step: 'done'; readonly receipt: SignedReceipt; readonly pass: Pass | null }
  | { readonly step: 'refused'; readonly refusal: Refusal };

export type VotingEvent =
  | { readonly type: 'begin' | 'back' | 'review' | 'cast' | 'change' | 'try-again' }
  | { readonly type: 'typed'; readonly code: string; readonly birthYear: string }
  | { readonly type: 'collect'; readonly code: VotingCode; readonly birthYear: number }
  | { readonly type: 'pass-there'; readonly pass: Pass }
  | { readonly type: 'chosen'; readonly choices: readonly ProjectId[] }
  | { readonly type: 'recorded'; readonly receipt: SignedReceipt; readonly isChangeable: boolean }
  | { readonly type: 'failed'; readonly refusal: Refusal };

/** After these the same code or the same pass leads nowhere any more, or not today. */
const FINAL: ReadonlySet<string> = new Set([
  'pass-already-collected',
  'votes-on-paper',
  'code-locked',
  'passes-closed',
  'ballot-conflict',
  'ballot-final',
  'ballot-chain-broken',
  'voting-closed',
  'pass-invalid',
  'signature-invalid',
]);

export const INTRO: VotingState = { step: 'intro' };

type At<Step extends VotingState['step']> = Extract<VotingState, { readonly step: Step }>;
type EventOf<Type extends VotingEvent['type']> = Extract<VotingEvent, { readonly type: Type }>;
type Moves<State> = {
  readonly [Type in VotingEvent['type']]?: (state: State, event: EventOf<Type>) => VotingState;
};

function choosingWith(pass: Pass, replaces = false): VotingState {
  return { step: 'choosing', pass, choices: [], replaces };
}

/** Back at the code, as it stands in the letter. */
function typedAgain({ code, birthYear }: Identified): At<'code'> {
  return { step: 'code', code: formatVotingCode(code), birthYear: String(birthYear) };
}

const collecting: Moves<At<'collecting' | 'held'>> = {
  'pass-there': (_, { pass }) => choosingWith(pass),
  'try-again': ({ code, birthYear }) => ({ step: 'collecting', code, birthYear }),
  back: typedAgain,
  failed: ({ code, birthYear }, { refusal }) => {
    if (refusal.code === 'collection-held') return { step: 'held', code, birthYear };
    if (FINAL.has(refusal.code)) return { step: 'refused', refusal };
    return { ...typedAgain({ code, birthYear }), refusal };
  },
};

/** The whole flow: what can happen in each step, and where it leads. */
const MOVES: { readonly [Step in VotingState['step']]: Moves<At<Step>> } = {
  intro: {
    begin: () => ({ step: 'code', code: '', birthYear: '' }),
    'pass-there': (_, { pass }) => choosingWith(pass),
  },
  code: {
    back: () => INTRO,
    typed: (_, { code, birthYear }) => ({ step: 'code', code, birthYear }),
    collect: (_, { code, birthYear }) => ({ step: 'collecting', code, birthYear }),
    'pass-there': (_, { pass }) => choosingWith(pass),
  },
  collecting,
  held: collecting,
  choosing: {
    chosen: ({ pass, replaces }, { choices }) => ({ step: 'choosing', pass, replaces, choices }),
    review: ({ pass, replaces, choices }) => ({ step: 'confirming', pass, replaces, choices }),
  },
  confirming: {
    back: (state) => ({ ...state, step: 'choosing' }),
    cast: (state) => ({ ...state, step: 'casting' }),
  },
  casting: {
    recorded: ({ pass }, { receipt, isChangeable }) => ({ step: 'done', receipt, pass: isChangeable ? pass : null }),
    'try-again': ({ pass, replaces, choices }) => ({ step: 'casting', pass, replaces, choices }),
    failed: (state, { refusal }) => {
      // The box may have the ballot from an earlier try, so the voter must not go back and change it.
      if (refusal.code === 'receipt-does-not-verify' || refusal.code.startsWith('opening-'))
        return { ...state, refusal };
      return FINAL.has(refusal.code) ? { step: 'refused', refusal } : { ...state, step: 'choosing', refusal };
    },
  },
  done: { change: (state) => (state.pass === null ? state : choosingWith(state.pass, true)) },
  refused: { back: () => ({ step: 'code', code: '', birthYear: '' }) },
};

/** Where the voter is after something happened. What does not fit the step is ignored: a late click does no harm. */
export function nextState(state: VotingState, event: VotingEvent): VotingState {
  const moves = MOVES[state.step] as Readonly<Record<string, (state: VotingState, event: VotingEvent) => VotingState>>;
  return moves[event.type]?.(state, event) ?? state;
}

/** Whether leaving now would leave a ballot that does not count. */
export function isUnfinished(state: VotingState): boolean {
  if (state.step === 'choosing') return state.choices.length > 0;
  return state.step === 'confirming' || state.step === 'casting';
}
