import { INTRO, type VotingState } from './state.ts';

/** Everything of one round that a voter's device keeps for these pages. SECRET. */
export interface Kept {
  /** For the voter's own order of the plans. */
  readonly seed: string;
  readonly state: VotingState;
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

export function writeKept({ seed, state }: Kept): string {
  return JSON.stringify({ version: VERSION, seed, state });
}

/** What was kept, or a new beginning with the fresh seed when nothing usable was. */
export function readKept(text: string | undefined, freshSeed: string): Kept {
  const nothing: Kept = { seed: freshSeed, state: INTRO };
  if (text === undefined) return nothing;
  try {
    const { version, seed, state } = JSON.parse(text) as Record<string, unknown>;
    return version === VERSION && typeof seed === 'string' && isState(state) ? { seed, state } : nothing;
  } catch {
    return nothing;
  }
}

/** Our own writing, so only the outside is looked at. */
function isState(state: unknown): state is VotingState {
  return typeof state === 'object' && state !== null && 'step' in state && STEPS.has(String(state.step));
}
