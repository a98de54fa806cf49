import { expect, test } from 'vitest';
import { codeInFragment, isCodeWhole, readBirthYear, tidyCode, typedLength } from './typed-code.ts';

test.each([
  ['', ''],
  ['7k2', '7K2'],
  ['7k2m9', '7K2M 9'],
  ['7k2m-9qtr 4wxa.p0zb', '7K2M 9QTR 4WXA P0ZB'],
  ['  7K2M9QTR4WXAP0ZB\n', '7K2M 9QTR 4WXA P0ZB'],
  ['oOiIlL', '0011 11'],
  ['7K2M 9QTR 4WXA P0ZBX', '7K2M 9QTR 4WXA P0ZB X'],
])('%j becomes %j', (typed, tidy) => {
  expect(tidyCode(typed, typed.length)).toEqual({ text: tidy, caret: tidy.length });
});

test.each([
  ['7K2M9', 5, 6],
  ['X7K2M 9', 1, 1],
  ['7K2MX 9QTR', 5, 6],
  ['7K2M 9', 4, 4],
  ['7K2M 9', 0, 0],
])('the caret stays with its character: %j at %i', (typed, caret, expected) => {
  expect(tidyCode(typed, caret).caret).toBe(expected);
});

test('counts characters, not spaces', () => {
  expect(typedLength('7K2M 9')).toBe(5);
  expect(isCodeWhole('7K2M 9QTR 4WXA P0Z')).toBe(false);
  expect(isCodeWhole('7K2M 9QTR 4WXA P0ZB')).toBe(true);
});

test.each([
  ['#7K2M9QTR4WXAP0ZB', '7K2M 9QTR 4WXA P0ZB'],
  ['#code=7k2m-9qtr-4wxa-p0zb', '7K2M 9QTR 4WXA P0ZB'],
  ['#code=7K2M%209QTR%204WXA%20P0ZB', '7K2M 9QTR 4WXA P0ZB'],
  ['#code=7K2M+9QTR+4WXA+P0ZB', '7K2M 9QTR 4WXA P0ZB'],
  ['', undefined],
  ['#inhoud', undefined],
  ['#code=7K2M', undefined],
  ['#%E0%A4%A', undefined],
  ['#code=<script>alert(1)</script>', undefined],
])('fragment %j holds %j', (fragment, code) => {
  expect(codeInFragment(fragment)).toBe(code);
});

test.each([
  ['1984', 1984],
  [' 2010 ', 2010],
  ['1890', 1890],
  ['2027', 2027],
  ['2028', undefined],
  ['1889', undefined],
  ['84', undefined],
  ['12-04-1984', undefined],
  ['', undefined],
])('birth year %j', (text, year) => {
  expect(readBirthYear(text, 2027)).toBe(year);
});
