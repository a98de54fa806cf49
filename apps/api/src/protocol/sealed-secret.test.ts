import { expect, test } from 'vitest';
import { openSecret, sealSecret } from './sealed-secret.ts';

const KEY = 'a'.repeat(64);
const SECRET = Buffer.from('the private key of a round');

test('a sealed secret opens with its key and purpose, and looks different every time', () => {
  const sealed = sealSecret(KEY, 'round 1', SECRET);
  expect(openSecret(KEY, 'round 1', sealed)).toEqual(SECRET);
  expect(sealed.includes(SECRET)).toBe(false);
  expect(sealSecret(KEY, 'round 1', SECRET)).not.toEqual(sealed);
});

test('not with another key, for another purpose, or when a bit has changed anywhere', () => {
  const sealed = sealSecret(KEY, 'round 1', SECRET);
  expect(() => openSecret('b'.repeat(64), 'round 1', sealed)).toThrow();
  expect(() => openSecret(KEY, 'round 2', sealed)).toThrow();
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed[at] = sealed[at]! ^ 1;
    expect(() => openSecret(KEY, 'round 1', changed)).toThrow();
  }
  expect(() => openSecret(KEY, 'round 1', sealed.subarray(0, 20))).toThrow();
});
