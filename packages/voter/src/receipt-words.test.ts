import { expect, test } from 'vitest';
import { RECEIPT_WORDS, receiptWords } from './receipt-words.ts';

test('1,024 words, sorted, each once, lower case without accents', () => {
  expect(RECEIPT_WORDS).toHaveLength(1_024);
  expect(new Set(RECEIPT_WORDS).size).toBe(1_024);
  expect(RECEIPT_WORDS).toEqual(RECEIPT_WORDS.toSorted());
  expect(RECEIPT_WORDS.filter((word) => !/^[a-z]{4,9}$/.test(word))).toEqual([]);
});

test('the first four letters tell them apart', () => {
  expect(new Set(RECEIPT_WORDS.map((word) => word.slice(0, 4))).size).toBe(1_024);
});

/** One letter changed, added or left out. */
function areNear(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1) return false;
  let start = 0;
  while (start < short.length && short[start] === long[start]) start += 1;
  return short.slice(start + (short.length === long.length ? 1 : 0)) === long.slice(start + 1);
}

/** What sounds alike in Dutch is made alike. */
const soundOf = (word: string): string =>
  word.replaceAll('ij', 'ei').replaceAll('ou', 'au').replaceAll('ph', 'f').replaceAll('c', 'k').replace(/d$/, 't');

test('no two look or sound alike', () => {
  const sounds = RECEIPT_WORDS.map(soundOf);
  const alike = RECEIPT_WORDS.flatMap((one, at) =>
    RECEIPT_WORDS.slice(at + 1)
      .filter((other, after) => areNear(one, other) || sounds[at] === sounds[at + 1 + after])
      .map((other) => `${one} ${other}`),
  );
  expect(alike).toEqual([]);
});

test('the first 80 bits of the hash decide, ten to a word', () => {
  const [first = '', second = ''] = RECEIPT_WORDS;
  const last = RECEIPT_WORDS.at(-1) ?? '';
  expect(receiptWords('0'.repeat(64))).toEqual(Array.from({ length: 8 }, () => first));
  expect(receiptWords('f'.repeat(64))).toEqual(Array.from({ length: 8 }, () => last));
  expect(receiptWords(`00000000000000000001${'f'.repeat(44)}`)).toEqual([
    ...Array.from({ length: 7 }, () => first),
    second,
  ]);
  expect(receiptWords(`ffc${'0'.repeat(61)}`).slice(0, 2)).toEqual([last, first]);
});

test.each(['', 'ab', 'x'.repeat(64), '0'.repeat(62)])('%j is no ballot hash', (text) => {
  expect(() => receiptWords(text)).toThrow();
});
