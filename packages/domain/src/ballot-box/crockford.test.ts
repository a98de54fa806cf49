import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ok } from '../result.ts';
import { bytesOfFiveBits, fiveBitsOf, inGroupsOfFour, readCrockford, spellCrockford } from './crockford.ts';

const numbers = fc.array(fc.nat(31), { maxLength: 70 });

test('bytes that fill their characters come back', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ minLength: 5, maxLength: 5 })), (parts) => {
      const bytes = Uint8Array.from(parts.flatMap((part) => Array.from(part)));
      expect(fiveBitsOf(bytes)).toHaveLength(8 * parts.length);
      expect(bytesOfFiveBits(fiveBitsOf(bytes))).toEqual(bytes);
    }),
  );
});

test('what does not fill a character or a byte is left out', () => {
  expect(fiveBitsOf(Uint8Array.of(0b1111_1000))).toEqual([31]);
  expect(fiveBitsOf(Uint8Array.of(0b1111_1000, 0b0111_1111))).toEqual([31, 1, 31]);
  expect(bytesOfFiveBits([31])).toEqual(new Uint8Array());
  expect(bytesOfFiveBits([31, 1])).toEqual(Uint8Array.of(0b1111_1000));
});

test('what is spelled is read back', () => {
  fc.assert(
    fc.property(numbers, (some) => {
      expect(readCrockford(inGroupsOfFour(spellCrockford(some)))).toEqual(ok(some));
    }),
  );
});

test.each([
  ['', ''],
  ['ABC', 'ABC'],
  ['ABCD', 'ABCD'],
  ['ABCDE', 'ABCD E'],
  ['ABCDEFGH', 'ABCD EFGH'],
])('"%s" in groups is "%s"', (code, shown) => {
  expect(inGroupsOfFour(code)).toBe(shown);
});
