import type { KeptReceipt, Post } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { handIn } from './hand-in.ts';

const kept = {
  receipt: { round: 'parkwijk-2027', ballotHash: 'a'.repeat(64), batch: 2 },
  signature: 'B'.repeat(86),
  keys: {},
} as unknown as KeptReceipt;

const sent: unknown[] = [];
const answering =
  (status: number, body: unknown): Post =>
  (path, what) => {
    sent.push({ path, what });
    return Promise.resolve({ status, body });
  };

test.each([
  ['kept', answering(200, { isInLog: false })],
  ['inLog', answering(200, { isInLog: true })],
  ['notDue', answering(409, { code: 'receipt-not-due' })],
  ['failed', answering(422, { code: 'receipt-invalid' })],
  ['failed', answering(200, null)],
  ['failed', () => Promise.reject(new TypeError('no network'))],
] as const)('%s', async (answer, send) => {
  expect(await handIn(kept, send)).toBe(answer);
});

test('only the receipt is sent, nothing else that the device keeps', () => {
  const { receipt, signature } = kept;
  expect(sent[0]).toEqual({ path: '/v1/rounds/parkwijk-2027/handed-in-receipts', what: { receipt, signature } });
});
