import { expect, test } from 'vitest';
import { fittingThreshold, nameErrors, thresholdsFor, trusteeName } from './ceremony-setup.ts';

test('a name is on one line, with single spaces', () => {
  expect(trusteeName('  Gemeente\n  Haarlem ')).toBe('Gemeente Haarlem');
});

test.each([
  [['Gemeente', 'Wijkplatform'], []],
  [['Gemeente', ' '], ['sleutelhouder.1']],
  [['Gemeente', 'gemeente '], ['sleutelhouder.1']],
  [['x'.repeat(101)], ['sleutelhouder.0']],
])('names %j', (names, fields) => {
  expect(nameErrors(names).map(({ field }) => field)).toEqual(fields);
});

test.each([
  [1, [1]],
  [2, [2]],
  [3, [2, 3]],
  [9, [2, 3, 4, 5, 6, 7, 8, 9]],
])('%i trustees', (trustees, thresholds) => {
  expect(thresholdsFor(trustees)).toEqual(thresholds);
});

test.each([
  [2, 3, 2],
  [2, 1, 1],
  [1, 2, 2],
  [5, 4, 3],
  [1, 3, 2],
])('%i chosen with %i trustees gives %i', (chosen, trustees, threshold) => {
  expect(fittingThreshold(chosen, trustees)).toBe(threshold);
});
