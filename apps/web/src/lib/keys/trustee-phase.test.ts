import { expect, test } from 'vitest';
import type { components } from '#lib/api/generated/openapi.ts';
import { trusteePhase } from './trustee-phase.ts';

const tallyKey = { publicKey: 'k', threshold: 2, trustees: [] };
const opening = { recordSha256: 'h' } as unknown as components['schemas']['ProposedOpening'];

test.each([
  ['published', { tallyKey: null, opening: null }, null, 'noKey'],
  ['published', { tallyKey, opening: null }, null, 'before'],
  ['published', { tallyKey, opening }, null, 'sign'],
  ['open', { tallyKey, opening: null }, null, 'open'],
  ['closed', { tallyKey, opening: null }, { isOpen: false }, 'reveal'],
  ['closed', { tallyKey, opening: null }, { isOpen: true }, 'opened'],
  ['outcomePublished', { tallyKey, opening: null }, { isOpen: true }, 'opened'],
] as const)('%s, %j, %j: %s', (status, keys, reveal, phase) => {
  expect(trusteePhase({ status, keys, reveal })).toBe(phase);
});
