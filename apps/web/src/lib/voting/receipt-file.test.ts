import { roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { groupedHash, receiptText } from './receipt-file.ts';

test('the receipt as a text holds everything to check it with', () => {
  const signed = {
    receipt: { round: roundId('parkwijk-2027'), ballotHash: 'ab12'.repeat(16) },
    signature: 'handtekening',
  };
  const text = receiptText(signed, { title: 'Parkwijk 2027', receiptKey: 'sleutel' });
  for (const part of ['Parkwijk 2027 (parkwijk-2027)', 'ab12'.repeat(16), 'handtekening', 'sleutel']) {
    expect(text).toContain(part);
  }
});

test('a code in groups of four', () => {
  expect(groupedHash('ab12cd34')).toEqual(['ab12', 'cd34']);
  expect(groupedHash('')).toEqual([]);
});
