import type { components } from '#lib/api/generated/openapi.ts';
import type { Round } from '#lib/api/types.ts';

type Schemas = components['schemas'];

/** What a trustee can do now, beside trying whether the share still works. */
export type TrusteePhase = 'noKey' | 'before' | 'sign' | 'open' | 'reveal' | 'opened';

interface Facts {
  readonly status: Round['status'];
  readonly keys: Pick<Schemas['RoundKeys'], 'tallyKey' | 'opening'>;
  /** Only after closing. */
  readonly reveal: Pick<Schemas['KeyReveal'], 'isOpen'> | null;
}

export function trusteePhase({ status, keys, reveal }: Facts): TrusteePhase {
  if (keys.tallyKey === null) return 'noKey';
  if (reveal !== null) return reveal.isOpen ? 'opened' : 'reveal';
  if (status === 'open') return 'open';
  return keys.opening === null ? 'before' : 'sign';
}
