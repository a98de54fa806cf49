import { roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { giveReceipt, receiptKey } from '../test/fake-server.ts';
import { receiptIn, type SignedReceipt, verifyReceipt } from './receipt.ts';

const round = roundId('parkwijk-2027');
const given = giveReceipt(round, { body: '{}' }).body as SignedReceipt;

test('a receipt of the ballot box verifies', async () => {
  expect(await verifyReceipt(given, receiptKey)).toBe(true);
});

test.each([
  ['another ballot', { ...given, receipt: { ...given.receipt, ballotHash: '0'.repeat(64) } }],
  ['another round', { ...given, receipt: { ...given.receipt, round: roundId('elsewhere-2027') } }],
  ['another batch', { ...given, receipt: { ...given.receipt, batch: given.receipt.batch + 1 } }],
  ['no batch', { ...given, receipt: { ...given.receipt, batch: Number.NaN } }],
  ['another signature', { ...given, signature: `A${given.signature.slice(1)}` }],
  ['a short signature', { ...given, signature: given.signature.slice(4) }],
  ['no base64url', { ...given, signature: '!' }],
])('%s does not', async (_what, receipt) => {
  expect(await verifyReceipt(receipt, receiptKey)).toBe(false);
});

test('nor does a right receipt with another key', async () => {
  expect(await verifyReceipt(given, Buffer.alloc(32, 1).toString('base64url'))).toBe(false);
  expect(await verifyReceipt(given, '')).toBe(false);
  expect(await verifyReceipt(given, '!')).toBe(false);
});

test.each([
  null,
  'receipt',
  {},
  { receipt: {}, signature: '' },
  { receipt: { round: 1, ballotHash: '', batch: 1 }, signature: '' },
  { receipt: { round, ballotHash: '' }, signature: '' },
  { receipt: { round, ballotHash: '', batch: '1' }, signature: '' },
  { receipt: { round, ballotHash: '', batch: 0 }, signature: '' },
  { receipt: { round, ballotHash: '', batch: 1.5 }, signature: '' },
])('%j is no receipt', (answer) => {
  expect(receiptIn(answer)).toBeUndefined();
});
