import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromBase64url,
  fromHex,
  toBase64,
  toBase64url,
  toHex,
  utf8,
} from './bytes.ts';
import { sha256Hex } from './hash.ts';

const bytes = fc.uint8Array({ maxLength: 70 });

test('hexadecimal, base64 and base64url give the same bytes back', () => {
  fc.assert(
    fc.property(bytes, (some) => {
      expect(fromHex(toHex(some))).toEqual({ ok: true, value: some });
      expect(fromBase64url(toBase64url(some))).toEqual({ ok: true, value: some });
      expect(fromBase64(toBase64(some))).toEqual({ ok: true, value: some });
      expect(toBase64(some)).toBe(Buffer.from(some).toString('base64'));
      expect(toBase64url(some)).toBe(Buffer.from(some).toString('base64url'));
    }),
  );
});

test('bytes have one spelling: whatever is read is spelled like that', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[ABYZabyz0189+/= _-]{0,6}$/), (text) => {
      const read = fromBase64url(text);
      if (read.ok) expect(toBase64url(read.value)).toBe(text);
      const padded = fromBase64(text);
      expect(padded.ok).toBe(Buffer.from(text, 'base64').toString('base64') === text);
      if (padded.ok) expect(toBase64(padded.value)).toBe(text);
    }),
  );
});

test('in a long text too, loose bits at the end are refused', () => {
  fc.assert(
    fc.property(bytes, fc.stringMatching(/^[AB_-]$/), (some, last) => {
      const text = toBase64url(some).slice(0, -1) + last;
      const read = fromBase64url(text);
      expect(read.ok).toBe(Buffer.from(text, 'base64url').toString('base64url') === text);
    }),
  );
});

test.each(['a', 'AA==', 'A+', 'A/', 'AB', 'AA\n', 'é'])('"%s" is not base64url', (text) => {
  expect(fromBase64url(text).ok).toBe(false);
});

test.each(['a', 'AA', 'AA=', 'AAA', 'AAAA=', '====', 'AA==AA==', 'AB==', 'AAB=', 'A-==', 'AA==\n', ' AA=='])(
  '"%s" is not base64',
  (text) => {
    expect(fromBase64(text)).toEqual({ ok: false, error: { code: 'base64-malformed' } });
  },
);

test('loose bits are refused at the end of a long text too', () => {
  const text = toBase64(new Uint8Array(64));
  expect(fromBase64(text).ok).toBe(true);
  expect(fromBase64(text.replace(/A==$/, 'B==')).ok).toBe(false);
});

test.each([
  [[], [], true],
  [[1, 2], [1, 2], true],
  [[1, 2], [1, 3], false],
  [[1, 2], [1], false],
  [[1], [1, 0], false],
])('%j and %j: equal is %s', (one, other, equal) => {
  expect(equalBytes(Uint8Array.from(one), Uint8Array.from(other))).toBe(equal);
});

test.each(['a', 'AA', '0x00', 'zz', '00 '])('"%s" is not hexadecimal', (text) => {
  expect(fromHex(text).ok).toBe(false);
});

test('parts are put one after the other', () => {
  expect(concatBytes(utf8('ab'), Uint8Array.of(0), utf8('é'))).toEqual(Uint8Array.of(97, 98, 0, 195, 169));
  expect(concatBytes()).toEqual(new Uint8Array());
});

// FIPS 180-4, and NIST's examples
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
])('SHA-256 of "%s"', (text, hash) => {
  expect(sha256Hex(utf8(text))).toBe(hash);
});
