import { expect, test } from 'vitest';
import { toHex, utf8 } from '../bytes.ts';
import { roundId } from '../ids.ts';
import { passMessage } from './pass.ts';
import { isBatchNumber, receiptBytes } from './receipt.ts';

const ROUND = roundId('parkwijk-2027');

test('the message of a pass: prefix, zero byte, round, voter key', () => {
  const key = new Uint8Array(32).fill(0xab);
  const expected = `${toHex(utf8('wijkbegroting/pass/v1'))}00${toHex(utf8('parkwijk-2027'))}${'ab'.repeat(32)}`;
  expect(toHex(passMessage(ROUND, key))).toBe(expected);
});

test.each([0, 31, 33])('a voter key of %i bytes is a mistake of the caller', (length) => {
  expect(() => passMessage(ROUND, new Uint8Array(length))).toThrow('32 bytes');
});

test('the bytes of a receipt: prefix, zero byte, canonical JSON of just the three fields', () => {
  const receipt = { round: ROUND, ballotHash: 'ab'.repeat(32), batch: 7, at: 'noon' };
  const text = `wijkbegroting/receipt/v1\0{"ballotHash":"${'ab'.repeat(32)}","batch":7,"round":"parkwijk-2027"}`;
  expect(receiptBytes(receipt)).toEqual(utf8(text));
});

test.each([0, -1, 1.5, NaN, 2 ** 53])('batch %d is a mistake of the caller', (batch) => {
  expect(() => receiptBytes({ round: ROUND, ballotHash: 'ab'.repeat(32), batch })).toThrow('numbered from 1');
  expect(isBatchNumber(batch)).toBe(false);
});

test.each([1, 2 ** 53 - 1])('batch %d is one', (batch) => {
  expect(isBatchNumber(batch)).toBe(true);
  expect(isBatchNumber(String(batch))).toBe(false);
});
