import { expect, test } from 'vitest';
import { formatSize } from './format-size.ts';

test.each([
  [0, '0 kB'],
  [1, '1 kB'],
  [999_000, '999 kB'],
  [1_000_000, '1 MB'],
  [1_234_567_890, '1.235 MB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatSize(bytes).replace('\u00a0', ' ')).toBe(text);
});
