import { expect, test } from 'vitest';
import { at } from './at.ts';

test('what stands at a place, also a 0 or nothing chosen', () => {
  expect(at(['a', 'b'], 1)).toBe('b');
  expect(at(new Int32Array(2), 1)).toBe(0);
  expect(at([null], 0)).toBeNull();
});

test.each([-1, 2, 0.5])('there is nothing at place %d of two', (place) => {
  expect(() => at(['a', 'b'], place)).toThrow(`There is nothing at place ${place}`);
});
