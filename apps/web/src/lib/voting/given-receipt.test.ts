import { roundId } from '@wijkbegroting/domain';
import { receiptCode, writeCheckFile } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { givenReceipt } from './given-receipt.ts';

const round = roundId('parkwijk-2027');
const keys = { round, logKey: 'sleutel', witnesses: [] };
const signed = { receipt: { round, ballotHash: 'ab12'.repeat(16), batch: 3 }, signature: 'h'.repeat(85) + 'A' };
const kept = { ...signed, keys, logged: null, closedLog: null };

test('a receipt in a text, an address or a file', () => {
  const code = receiptCode(signed);
  for (const text of [code, `Code van uw stembewijs:\n${code}\n`, `b=${code}`, writeCheckFile(kept)]) {
    expect(givenReceipt(text, keys)).toEqual({ kept, hasOtherKeys: false });
  }
  expect(givenReceipt('iets anders', keys)).toBeUndefined();
});

test('the keys of the round count, and other keys in the file are told', () => {
  const file = writeCheckFile({ ...kept, keys: { ...keys, logKey: 'andere' } });
  expect(givenReceipt(file, keys)).toEqual({ kept, hasOtherKeys: true });
});
