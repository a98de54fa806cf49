import { expect, test } from 'vitest';
import { bytesOf } from './curve25519.ts';
import { isEd25519Key } from './ed25519-key.ts';
import { ed25519KeyOf } from './signatures.ts';

test('what comes from a secret is a key', () => {
  for (let seed = 0; seed < 20; seed += 1) expect(isEd25519Key(ed25519KeyOf(new Uint8Array(32).fill(seed)))).toBe(true);
});

test.each([
  ['too short', '00'.repeat(31)],
  ['of small order', `01${'00'.repeat(31)}`],
  ['above the prime', 'ff'.repeat(32)],
  ['a y that no point has', `02${'00'.repeat(31)}`],
])('no key: %s', (_, hex) => {
  expect(isEd25519Key(bytesOf(hex))).toBe(false);
});
