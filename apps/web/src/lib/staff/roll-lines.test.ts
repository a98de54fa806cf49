import { expect, test } from 'vitest';
import { lettersCsv, lineFaults } from './roll-lines.ts';

test('faults are counted, the most frequent first', () => {
  const errors = ['a', 'b', 'b'].map((code, at) => ({ line: at + 2, code }));
  expect(lineFaults(errors)).toEqual({
    counts: [
      { code: 'b', count: 2 },
      { code: 'a', count: 1 },
    ],
    shown: errors,
  });
});

test('the file for the printer', () => {
  expect(lettersCsv([{ reference: 'r-1', code: 'ABCD-EFGH' }])).toBe('reference;code\r\nr-1;ABCD-EFGH\r\n');
});
