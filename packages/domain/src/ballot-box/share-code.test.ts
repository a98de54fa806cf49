import crypto from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { err, ok } from '../result.ts';
import { formatShareCode, parseShareCode } from './share-code.ts';

const ALPHABET = Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ');
const shares = fc.uint8Array({ minLength: 33, maxLength: 33 });
const ZEROS = '0000 '.repeat(13);

test('14 groups of four, as another way to spell the bits gives them', () => {
  fc.assert(
    fc.property(shares, (share) => {
      const check = crypto.createHash('sha256').update('wijkbegroting/share-code/v1\0').update(share).digest();
      const whole = BigInt(`0x${Buffer.concat([share, check.subarray(0, 2)]).toString('hex')}`);
      const digits = Array.from(whole.toString(32).padStart(56, '0'), (digit) => ALPHABET[Number.parseInt(digit, 32)]);
      expect(formatShareCode(share).split(' ').join('')).toBe(digits.join(''));
      expect(formatShareCode(share)).toMatch(/^([0-9A-Z]{4} ){13}[0-9A-Z]{4}$/);
    }),
  );
});

test('the code of this share stays the same for ever', () => {
  const share = Uint8Array.from({ length: 33 }, (_, at) => at + 1);
  expect(formatShareCode(share)).toBe('0410 6105 0R3G G28A 1C60 T3GF 208H 44RM 2MB1 E60S 38DH R78Y 3WG2 3V4E');
});

test('a share is read back as it was printed, and as people type it', () => {
  fc.assert(
    fc.property(shares, (share) => {
      const code = formatShareCode(share);
      expect(parseShareCode(code)).toEqual(ok(share));
      expect(parseShareCode(code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(ok(share));
      expect(parseShareCode(code.replaceAll('0', 'O').replaceAll('1', 'I').replaceAll(' ', '-'))).toEqual(ok(share));
      expect(parseShareCode(` ${code.replaceAll(' ', '\n')}\t`)).toEqual(ok(share));
    }),
  );
});

test('hardly any wrong character, or swap of two neighbours, slips through', () => {
  const share = Uint8Array.from({ length: 33 }, (_, at) => at * 7);
  const code = formatShareCode(share).replaceAll(' ', '');
  const wrong = Array.from(code).flatMap((right, at) => [
    ...ALPHABET.filter((other) => other !== right).map((other) => code.slice(0, at) + other + code.slice(at + 1)),
    code.slice(0, at) + code.charAt(at + 1) + right + code.slice(at + 2),
  ]);
  const accepted = wrong.filter((text) => text !== code && parseShareCode(text).ok);
  expect(wrong.length).toBeGreaterThan(1700);
  expect(accepted).toEqual([]);
});

test.each([
  ['', err({ code: 'share-code-length', length: 0 })],
  [`${ZEROS}000`, err({ code: 'share-code-length', length: 55 })],
  [`${ZEROS}0000 0`, err({ code: 'share-code-length', length: 57 })],
  [`${ZEROS}000U`, err({ code: 'share-code-character', character: 'U' })],
  [`${ZEROS}000!`, err({ code: 'share-code-character', character: '!' })],
  ['😀', err({ code: 'share-code-character', character: '😀' })],
  [`${ZEROS}0000`, err({ code: 'share-code-check' })],
])('"%s" is refused', (text, refusal) => {
  expect(parseShareCode(text)).toEqual(refusal);
});

test.each([0, 32, 34])('a share of %i bytes is a mistake of the caller', (length) => {
  expect(() => formatShareCode(new Uint8Array(length))).toThrow('33 bytes');
});
