import { expect, test } from 'vitest';
import { pathShape } from '../../test/naive-log.ts';
import { parentPlace, proofSides } from './proof-sides.ts';

test('the sides are those of the recursive definition, and no other number of hashes leads to the root', () => {
  for (let size = 1; size <= 70; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const shape = pathShape(index, size);
      for (let count = 0; count <= 9; count += 1) {
        const sides = proofSides(index, size - 1, count);
        const written = sides?.map((side) => (side === 'left' ? 'L' : 'R')).join('');
        expect(written).toBe(count === shape.length ? shape : undefined);
      }
    }
  }
});

test('a proof of any length is looked at no further than the root', () => {
  expect(proofSides(0, 2 ** 52, Number.MAX_SAFE_INTEGER)).toBeUndefined();
});

test.each([
  [0, 0],
  [1, 0],
  [2, 1],
  [7, 3],
  [2 ** 40 + 1, 2 ** 39],
])('above place %i is place %i', (place, above) => {
  expect(parentPlace(place)).toBe(above);
});
