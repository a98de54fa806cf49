import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { IssuerKey } from '../../database/issuer-key.ts';
import { isBlindedMessage, signBlinded } from './blind-signature.ts';

const FILE = path.resolve(import.meta.dirname, '../../../../../packages/voter/test/rfc9474.json');
const vector = JSON.parse(fs.readFileSync(FILE, 'utf8')) as Record<
  'p' | 'q' | 'n' | 'e' | 'd' | 'blindedMessage' | 'blindSignature',
  string
>;

const big = (hex: string): bigint => BigInt(`0x${hex}`);
const bytes = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(vector.n.length, '0'), 'hex');
const n = big(vector.n);
const key = vectorKey();

/** The key of RFC 9474, with the numbers that node:crypto wants beside it. */
function vectorKey(): IssuerKey {
  const { p, q, e, d } = vector;
  const text = (value: bigint): string => {
    const hex = value.toString(16);
    return Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex').toString('base64url');
  };
  const [bigP, bigQ] = [big(p), big(q)];
  const jwk = {
    kty: 'RSA',
    n: text(n),
    e: text(big(e)),
    d: text(big(d)),
    p: text(bigP),
    q: text(bigQ),
    dp: text(big(d) % (bigP - 1n)),
    dq: text(big(d) % (bigQ - 1n)),
    qi: text(power(bigQ, bigP - 2n, bigP)),
  };
  const privateKey = crypto.createPrivateKey({ key: jwk, format: 'jwk' });
  return { privateKey, publicKey: crypto.createPublicKey(privateKey), modulus: Buffer.from(vector.n, 'hex') };
}

function power(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

test('signs as in RFC 9474, appendix A.3', () => {
  const signature = signBlinded(Buffer.from(vector.blindedMessage, 'hex'), key);
  expect(signature.toString('hex')).toBe(vector.blindSignature);
});

test.each([
  ['0', bytes(0n), false],
  ['1', bytes(1n), false],
  ['2', bytes(2n), true],
  ['n - 2', bytes(n - 2n), true],
  ['n - 1', bytes(n - 1n), false],
  ['n', bytes(n), false],
  ['n + 1', bytes(n + 1n), false],
  ['the largest of its length', Buffer.alloc(512, 0xff), false],
  ['a byte too short', bytes(2n).subarray(1), false],
  ['a byte too long', Buffer.concat([Buffer.alloc(1), bytes(2n)]), false],
  ['nothing', Buffer.alloc(0), false],
])('%s as a blinded message: %s', (_what, message, expected) => {
  expect(isBlindedMessage(message, key)).toBe(expected);
});
