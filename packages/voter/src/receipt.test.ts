import crypto from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { roundId } from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { giveReceipt, receiptKey } from '../test/fake-server.ts';
import { bytesOf, RFC_8032 } from '../test/vectors.ts';
import { receiptIn, type SignedReceipt, verifyReceipt } from './receipt.ts';

describe.each(RFC_8032)('Ed25519 as in RFC 8032, section 7.1: $publicKey', (vector) => {
  const { secretKey, publicKey, message, signature } = vector;

  test('in the browser', () => {
    expect(Buffer.from(ed25519.getPublicKey(bytesOf(secretKey))).toString('hex')).toBe(publicKey);
    expect(Buffer.from(ed25519.sign(bytesOf(message), bytesOf(secretKey))).toString('hex')).toBe(signature);
    expect(ed25519.verify(bytesOf(signature), bytesOf(message), bytesOf(publicKey), { zip215: false })).toBe(true);
  });

  test('on the server', () => {
    const text = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
    const key = { kty: 'OKP', crv: 'Ed25519', x: text(publicKey), d: text(secretKey) };
    const privateKey = crypto.createPrivateKey({ key, format: 'jwk' });
    expect(crypto.sign(null, bytesOf(message), privateKey).toString('hex')).toBe(signature);
    expect(crypto.verify(null, bytesOf(message), crypto.createPublicKey(privateKey), bytesOf(signature))).toBe(true);
  });
});

const round = roundId('parkwijk-2027');
const given = giveReceipt(round, { body: '{}' }).body as SignedReceipt;

test('a receipt of the ballot box verifies', () => {
  expect(verifyReceipt(given, receiptKey)).toBe(true);
});

test.each([
  ['another ballot', { ...given, receipt: { ...given.receipt, ballotHash: '0'.repeat(64) } }],
  ['another round', { ...given, receipt: { ...given.receipt, round: roundId('elsewhere-2027') } }],
  ['another signature', { ...given, signature: `A${given.signature.slice(1)}` }],
  ['a short signature', { ...given, signature: given.signature.slice(4) }],
  ['no base64url', { ...given, signature: '!' }],
])('%s does not', (_what, receipt) => {
  expect(verifyReceipt(receipt, receiptKey)).toBe(false);
});

test('nor does a right receipt with another key', () => {
  expect(verifyReceipt(given, Buffer.alloc(32, 1).toString('base64url'))).toBe(false);
  expect(verifyReceipt(given, '')).toBe(false);
});

test.each([
  null,
  'receipt',
  {},
  { receipt: {}, signature: '' },
  { receipt: { round: 1, ballotHash: '' }, signature: '' },
])('%j is no receipt', (answer) => {
  expect(receiptIn(answer)).toBeUndefined();
});
