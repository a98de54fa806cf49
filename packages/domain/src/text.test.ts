import { expect, test } from 'vitest';
import { isBlank, isReadable, textLength, toReadable, toReadableLine } from './text.ts';

test.each([
  ['', 0],
  ['  ', 0],
  [' plan ', 4],
  ['één', 3],
  ['🌳🌳', 2],
])('"%s" has %i characters', (text, length) => {
  expect(textLength(text)).toBe(length);
});

test.each([
  ['', true],
  [' \n', true],
  ['\u200b', true],
  ['\u3164', true],
  ['\u115f\u1160\uffa0', true],
  ['\u2800', true],
  ['-', true],
  ['🌳🌳', true],
  [' plan ', false],
  ['7', false],
  ['公園', false],
  ['\u200bé', false],
])('%j says nothing: %s', (text, blank) => {
  expect(isBlank(text)).toBe(blank);
});

/** Marks that turn text around, rare line breaks, and the ends of the ranges of control characters. */
const REFUSED =
  '\u0000\u0007\u0008\u000b\u000c\u000e\u001f\u007f\u0080\u0085\u009f\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069';

test.each<[string, boolean]>([
  ['een plan\r\nmet\ttabs', true],
  ['', true],
  ['\u00a0\u2027\u202f\u2065', true],
  ['👩\u200d🌾 می\u200cخواهم', true],
  ['\ud83c', false],
  ...Array.from(REFUSED, (mark) => [`plan${mark}`, false] satisfies [string, boolean]),
])('%j can be shown: %s', (text, readable) => {
  expect(isReadable(text)).toBe(readable);
});

test('what cannot be kept falls away, a rare line break becomes a common one', () => {
  expect(toReadable(`a${REFUSED}b\r\n\tc\ud83c`)).toBe('a\n\n\nb\r\n\tc\ufffd');
  expect(isReadable(toReadable(REFUSED))).toBe(true);
});

test('two spellings of one text become the same', () => {
  expect(toReadable('cafe\u0301')).toBe('caf\u00e9');
});

test('a line has single spaces and none around it', () => {
  expect(toReadableLine(' \u202eBankjes\u2028 rond\t\r\nhet park ')).toBe('Bankjes rond het park');
});
