import { x25519 } from '@noble/curves/ed25519.js';
import { expect, test } from 'vitest';
import { bytesOf } from '../test/rfc9180.ts';
import { isX25519Key } from './x25519-key.ts';

const P = 2n ** 255n - 19n;
const spelled = (u: bigint): Uint8Array<ArrayBuffer> => bytesOf(u.toString(16).padStart(64, '0')).toReversed();
const EIGHT = [
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
].map((hex) => BigInt(`0x${Buffer.from(hex, 'hex').reverse().toString('hex')}`));

test('a key that somebody made is a key', () => {
  for (let at = 0; at < 200; at += 1) {
    expect(isX25519Key(new Uint8Array(x25519.getPublicKey(x25519.utils.randomSecretKey())))).toBe(true);
  }
  expect(isX25519Key(spelled(9n))).toBe(true);
  expect(isX25519Key(spelled(P - 2n))).toBe(true);
});

const LOW_ORDER = [0n, 1n, P - 1n, ...EIGHT];

test.each([...LOW_ORDER, P, P + 1n, ...LOW_ORDER.map((u) => u + 2n ** 255n), P + 2n ** 255n, P + 1n + 2n ** 255n])(
  'u = %i is of low order: no key, and every shared secret with it is zero',
  (u) => {
    expect(isX25519Key(spelled(u))).toBe(false);
    expect(() => x25519.getSharedSecret(x25519.utils.randomSecretKey(), spelled(u))).toThrow();
  },
);

// https://cr.yp.to/ecdh.html#validate names these too, for libraries that do not leave the highest bit out
test.each([...EIGHT.map((u) => u + P), 2n * P - 1n, 2n * P, 2n * P + 1n])('u = %i is no key either', (u) => {
  expect(isX25519Key(spelled(u))).toBe(false);
});

test('another spelling of a key is none', () => {
  for (const u of [P + 2n, P + 9n, P + 18n, 2n ** 255n + 9n, 2n ** 256n - 1n]) {
    expect(isX25519Key(spelled(u))).toBe(false);
  }
});

test.each([0, 31, 33])('%i bytes are none', (length) => {
  expect(isX25519Key(new Uint8Array(length).fill(9))).toBe(false);
});
