import { expect, test } from 'vitest';
import { keyedHash } from './keyed-hash.ts';

const KEY = Buffer.alloc(32, 1);

test('depends on the key, the purpose and each part, also on where one part ends', () => {
  const hashes = [
    keyedHash(KEY, 'code', 'round', 'ABCD'),
    keyedHash(Buffer.alloc(32, 2), 'code', 'round', 'ABCD'),
    keyedHash(KEY, 'reference', 'round', 'ABCD'),
    keyedHash(KEY, 'code', 'other', 'ABCD'),
    keyedHash(KEY, 'code', 'roundA', 'BCD'),
    keyedHash(KEY, 'code', 'round', 'ABCD', ''),
    keyedHash(KEY, 'code', 'roundABCD'),
  ].map((hash) => hash.toString('hex'));
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(keyedHash(KEY, 'code', 'round', 'ABCD').toString('hex')).toBe(hashes[0]);
});
