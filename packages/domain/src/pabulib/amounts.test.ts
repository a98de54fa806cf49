import { expect, test } from 'vitest';
import { type Decimal, decimalsNeeded, readDecimal, readWhole, toUnits, unitsText } from './amounts.ts';

test.each([
  ['0', '', ''],
  ['000', '', ''],
  ['5', '5', ''],
  ['007', '7', ''],
  ['400000.0', '400000', ''],
  ['2458488.22', '2458488', '22'],
  ['10.500', '10', '5'],
  ['0.05', '', '05'],
])('%s is an exact number', (text, whole, fraction) => {
  expect(readDecimal(text)).toEqual({ whole, fraction });
});

test.each([
  '',
  ' 5',
  '5 ',
  '-5',
  '+5',
  '5.',
  '.5',
  '1,5',
  '1.2.3',
  '1e5',
  '1e309',
  '0x10',
  'NaN',
  'Infinity',
  '٣',
  '5\n',
])('%j is not a number here', (text) => {
  expect(readDecimal(text)).toBeUndefined();
  expect(readWhole(text)).toBeUndefined();
});

test.each([
  ['0', 0],
  ['3', 3],
  ['3.0', 3],
  ['3.5', undefined],
  ['9007199254740991', 9007199254740991],
  ['9007199254740992', undefined],
  ['9007199254740993', undefined],
  ['9'.repeat(400), undefined],
])('%s read as a whole number is %s', (text, whole) => {
  expect(readWhole(text)).toBe(whole);
});

function decimal(text: string): Decimal {
  const read = readDecimal(text);
  if (read === undefined) throw new Error(`${text} is not a number`);
  return read;
}

test.each([
  ['1.1', 0, undefined],
  ['1.1', 1, 11],
  ['1.1', 2, 110],
  ['1', 2, 100],
  ['0.01', 2, 1],
  ['0', 6, 0],
  ['0.29', 2, 29],
  ['90071992547409.91', 2, 9007199254740991],
  ['90071992547409.92', 2, undefined],
])('%s in units of %i decimals is %s', (text, decimals, units) => {
  expect(toUnits(decimal(text), decimals)).toBe(units);
});

test.each([
  [[], 2],
  [['1', '2.0'], 2],
  [['1.123', '2.12'], 3],
  [['1.123456', '1.1'], 6],
  [['1.1234567', '1.123'], 3],
  [['1.123000000'], 3],
])('%j need %i decimals', (texts, decimals) => {
  expect(decimalsNeeded(texts.map(decimal))).toBe(decimals);
});

test.each([
  [0, 100, '0'],
  [5, 100, '0.05'],
  [50, 100, '0.5'],
  [12300, 100, '123'],
  [12345, 100, '123.45'],
  [1_000_001, 1_000_000, '1.000001'],
  [9007199254740991, 100, '90071992547409.91'],
])('%i units of which %i make one are %s', (units, currencyUnit, text) => {
  expect(unitsText(units, currencyUnit)).toBe(text);
});
