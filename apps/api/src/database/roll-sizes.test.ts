import { areaCode } from '@wijkbegroting/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeSmall } from './roll-sizes.ts';

const GEMEENTE = areaCode('GM0392');
const size = (code: string, entries: number) => ({ buurtCode: areaCode(code), entries });

test.each([
  ['nobody', [], []],
  ['large buurten stay', [size('BU1', 10), size('BU2', 300)], [size('BU1', 10), size('BU2', 300)]],
  [
    'small ones stand together',
    [size('BU1', 4), size('BU2', 6), size('BU3', 30)],
    [size('BU3', 30), size('GM0392', 10)],
  ],
  [
    'a single small one takes the next along',
    [size('BU1', 4), size('BU2', 20), size('BU3', 30)],
    [size('BU3', 30), size('GM0392', 24)],
  ],
  ['few people are few people', [size('BU1', 4), size('BU2', 3)], [size('GM0392', 7)]],
])('%s', (_what, sizes, expected) => {
  expect(mergeSmall(sizes, GEMEENTE)).toEqual(expected);
});

const counts = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 });

test('no number below 10 shows, nobody is lost, and the order of the areas does not matter', () => {
  fc.assert(
    fc.property(counts, (entries) => {
      const sizes = entries.map((count, nr) => size(`BU${String(nr + 100)}`, count));
      const shown = mergeSmall(sizes, GEMEENTE);
      const total = entries.reduce((sum, count) => sum + count, 0);
      expect(shown.reduce((sum, one) => sum + one.entries, 0)).toBe(total);
      expect(shown.every((one) => one.entries >= 10) || shown.length === 1).toBe(true);
      expect(mergeSmall(sizes.toReversed(), GEMEENTE)).toEqual(shown);
    }),
  );
});
