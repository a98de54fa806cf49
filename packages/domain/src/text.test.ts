import { expect, test } from 'vitest';
import { isBlank, isReadable, textLength } from './text.ts';

test.each([
  ['', 0],
  ['  ', 0],
  [' plan ', 4],
  ['één', 3],
  ['🌳🌳', 2],
])('"%s" has %i characters', (text, length) => {
  expect(textLength(text)).toBe(length);
  expect(isBlank(text)).toBe(length === 0);
});

test.each([
  ['een plan\r\nmet\ttabs', true],
  ['', true],
  ['null\u0000', false],
  ['bel\u0007', false],
  ['\ud83c', false],
])('%j can be shown: %s', (text, readable) => {
  expect(isReadable(text)).toBe(readable);
});
