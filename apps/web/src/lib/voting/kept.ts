import { INTRO, type VotingState } from './state.ts';

/** Everything of one round that a voter's device keeps for these pages. SECRET. */
export interface Kept {
  /** For the voter's own order of the plans. */
  readonly seed: string;
  readonly state: VotingState;
  /** When votes can be cast, for the reminder on other pages. */
  readonly times?: { readonly opensAt: string; readonly closesAt: string } | undefined;
}

const VERSION = 1;
const STEPS: ReadonlySet<string> = new Set<VotingState['step']>([
  'intro',
  'code',
  'collecting',
  'held',
  'choosing',
  'confirming',
  'casting',
  'done',
  'refused',
]);

export function writeKept({ seed, state, times }: Kept): string {
  return JSON.stringify({ version: VERSION, seed, state, times });
}

/** What was kept, or a new beginning with the fresh seed when nothing usable was. */
export function readKept(text: string | undefined, freshSeed: string): Kept {
  const nothing: Kept = { seed: freshSeed, state: INTRO };
  if (text === undefined) return nothing;
  try {
    const { version, seed, state, times } = JSON.parse(text) as Record<string, unknown>;
    const isOurs = version === VERSION && typeof seed === 'string' && isState(state);
    return isOurs ? { seed, state, times: times as Kept['times'] } : nothing;
  } catch {
    return nothing;
  }
}

/** Whether somebody with a pass has not voted yet while that can be done: other pages then remind of it. */
export function isReminderDue({ state, times }: Kept, now: number): boolean {
  const hasBallot = state.step === 'choosing' || state.step === 'confirming' || state.step === 'casting';
  if (!hasBallot || times === undefined || ('replaces' in state && state.replaces)) return false;
  return Date.parse(times.opensAt) <= now && now < Date.parse(times.closesAt);
}

/** Our own writing, so only the outside is looked at. */
function isState(state: unknown): state is VotingState {
  return typeof state === 'object' && state !== null && 'step' in state && STEPS.has(String(state.step));
}
