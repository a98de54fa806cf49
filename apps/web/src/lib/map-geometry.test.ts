import { expect, test } from 'vitest';
import { isWithinBorder, type Border } from './map-geometry.ts';

const outer = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]; // prettier-ignore
const hole = [[4, 4], [4, 6], [6, 6], [6, 4], [4, 4]]; // prettier-ignore
const far = [[20, 0], [30, 0], [30, 10], [20, 0]]; // prettier-ignore
const ring: Border = { type: 'Polygon', coordinates: [outer, hole] };
const two: Border = { type: 'MultiPolygon', coordinates: [[outer, hole], [far]] };

test.each([
  ['inside', ring, 2, 2, true],
  ['outside', ring, 12, 2, false],
  ['in the hole', ring, 5, 5, false],
  ['in the second part', two, 28, 4, true],
  ['between the parts', two, 15, 4, false],
])('a place %s', (_name, border, longitude, latitude, expected) => {
  expect(isWithinBorder(border, { longitude, latitude })).toBe(expected);
});
