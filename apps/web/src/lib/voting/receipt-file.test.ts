import { roundId } from '@wijkbegroting/domain';
import { receiptInText } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { checkAddress, receiptText } from './receipt-file.ts';

const signed = {
  receipt: { round: roundId('parkwijk-2027'), ballotHash: 'ab12'.repeat(16), batch: 3 },
  signature: 'h'.repeat(85) + 'A',
};
const origin = 'https://begroting.example.nl';

test('the receipt as a text holds everything to check it with', () => {
  const text = receiptText(signed, { title: 'Parkwijk 2027', logKey: 'sleutel', origin });
  for (const part of ['Parkwijk 2027 (parkwijk-2027)', 'logboek: 3', 'sleutel', `${origin}/rondes/parkwijk-2027`]) {
    expect(text).toContain(part);
  }
  expect(receiptInText(text)).toEqual(signed);
});

test('the address in the QR code has the receipt only after the #', () => {
  const { pathname, search, hash } = new URL(checkAddress(origin, signed));
  expect([pathname, search]).toEqual(['/rondes/parkwijk-2027/stembewijs', '']);
  expect(receiptInText(hash)).toEqual(signed);
});
