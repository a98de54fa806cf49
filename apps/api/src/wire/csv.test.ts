import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test.each([
  ['=1+1', `"'=1+1"`],
  ['+31 23 511 51 15', `"'+31 23 511 51 15"`],
  ['-1', `"'-1"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"'\t=1"`],
  ['\r=1', `"'\r=1"`],
  ['a=1', '"a=1"'],
  ['zeg "ja"', '"zeg ""ja"""'],
  ['', '""'],
  [42, '"42"'],
])('%j becomes %s', (value, expected) => {
  expect(csvOf([[value]])).toBe(`\uFEFF${expected}\r\n`);
});

test('rows end in CRLF, fields are divided by ;', () => {
  expect(
    csvOf([
      ['a', 'b'],
      [1, 2],
    ]),
  ).toBe('\uFEFF"a";"b"\r\n"1";"2"\r\n');
});
