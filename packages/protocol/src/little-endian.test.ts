import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isBelow } from './little-endian.ts';

const numbers = fc.uint8Array({ minLength: 5, maxLength: 5 });
const valueOf = (bytes: Uint8Array): number => bytes.reduceRight((value, byte) => 256 * value + byte, 0);

test('compares as the numbers do', () => {
  fc.assert(
    fc.property(numbers, numbers, (one, other) => {
      expect(isBelow(one, other)).toBe(valueOf(one) < valueOf(other));
      expect(isBelow(one, one)).toBe(false);
      expect(isBelow(one, one.with(0, 255))).toBe(one[0] !== 255);
    }),
  );
});
