import { expect, test } from 'vitest';
import { toHex, utf8 } from '../bytes.ts';
import { roundId } from '../ids.ts';
import { passMessage } from './pass.ts';
import { receiptBytes } from './receipt.ts';

const ROUND = roundId('parkwijk-2027');

test('the message of a pass: prefix, zero byte, round, voter key', () => {
  const key = new Uint8Array(32).fill(0xab);
  const expected = `${toHex(utf8('wijkbegroting/pass/v1'))}00${toHex(utf8('parkwijk-2027'))}${'ab'.repeat(32)}`;
  expect(toHex(passMessage(ROUND, key))).toBe(expected);
});

test.each([0, 31, 33])('a voter key of %i bytes is a mistake of the caller', (length) => {
  expect(() => passMessage(ROUND, new Uint8Array(length))).toThrow('32 bytes');
});

test('the bytes of a receipt: prefix, zero byte, canonical JSON of just the two fields', () => {
  const receipt = { round: ROUND, ballotHash: 'ab'.repeat(32), promisedBatch: 7 };
  const text = `wijkbegroting/receipt/v1\0{"ballotHash":"${'ab'.repeat(32)}","round":"parkwijk-2027"}`;
  expect(receiptBytes(receipt)).toEqual(utf8(text));
});
