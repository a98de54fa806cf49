import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../result.ts';
import { formatVotingCode, makeVotingCode, parseVotingCode } from './voting-code.ts';

const ALPHABET = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const codes = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(makeVotingCode);

test.each([
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0], '0000 0000 0000 0000'],
  [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0x20], '0000 0000 0000 0012'], // data ends in 1: check is 1 * x = 2
  [[0, 0, 0, 0, 0, 0, 0, 0, 0x04, 0], '0000 0000 0000 0104'], // one place earlier: 1 * x^2 = 4
  [[0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff], 'ZZZZ ZZZZ ZZZZ ZZZN'],
])('the bytes %o make the code %s', (bytes, shown) => {
  expect(formatVotingCode(makeVotingCode(Uint8Array.from(bytes)))).toBe(shown);
});

test('75 of the 80 random bits are used: the last five make no difference', () => {
  const bytes = Uint8Array.from({ length: 10 }, (_, at) => at * 25);
  const other = bytes.with(9, (bytes[9] ?? 0) ^ 0b11111);
  expect(makeVotingCode(other)).toBe(makeVotingCode(bytes));
  expect(makeVotingCode(bytes.with(9, (bytes[9] ?? 0) ^ 0b100000))).not.toBe(makeVotingCode(bytes));
  expect(() => makeVotingCode(new Uint8Array(16))).toThrow('10 random bytes');
});

test('a code is read back as it was printed, and as people type it', () => {
  fc.assert(
    fc.property(codes, (code) => {
      expect(parseVotingCode(formatVotingCode(code))).toEqual(ok(code));
      const typed = ` ${code
        .toLowerCase()
        .replaceAll('0', 'o')
        .replaceAll('1', 'l')
        .replaceAll(/(....)/g, '$1 - ')}`;
      expect(parseVotingCode(typed)).toEqual(ok(code));
      expect(parseVotingCode(code.replaceAll('0', 'O').replaceAll('1', 'I'))).toEqual(ok(code));
    }),
  );
});

test('every single wrong character is caught', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const wrong = Array.from(code).flatMap((right, at) =>
        ALPHABET.filter((other) => other !== right).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
      );
      expect(wrong).toHaveLength(16 * 31);
      expect(wrong.filter((text) => parseVotingCode(text).ok)).toEqual([]);
    }),
  );
});

test('every swap of two neighbours is caught', () => {
  fc.assert(
    fc.property(codes, fc.nat(14), (code, at) => {
      const [one = '', other = ''] = code.slice(at, at + 2);
      fc.pre(one !== other);
      const swapped = code.slice(0, at) + other + one + code.slice(at + 2);
      expect(parseVotingCode(swapped)).toEqual(err({ code: 'voting-code-check' }));
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['', err({ code: 'voting-code-length', length: 0 })],
  ['0000 0000 0000 000', err({ code: 'voting-code-length', length: 15 })],
  ['0000 0000 0000 0000 0', err({ code: 'voting-code-length', length: 17 })],
  ['U000 0000 0000 0000', err({ code: 'voting-code-character', character: 'U' })],
  ['0000.0000.0000.0000', err({ code: 'voting-code-character', character: '.' })],
  ['😀', err({ code: 'voting-code-character', character: '😀' })],
  ['0000 0000 0000 0001', err({ code: 'voting-code-check' })],
])('"%s" is refused', (text, refusal) => {
  expect(parseVotingCode(text)).toEqual(refusal);
});
