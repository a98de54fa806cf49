import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pad1024, unpad1024 } from './padding.ts';

const contents = fc.uint8Array({ maxLength: 3000 });

test.each([
  [0, 1024],
  [1, 1024],
  [1020, 1024],
  [1021, 2048],
  [2044, 2048],
])('%i bytes become %i', (length, padded) => {
  expect(pad1024(new Uint8Array(length)).length).toBe(padded);
});

test('the content comes out as it went in', () => {
  fc.assert(
    fc.property(contents, fc.nat(4000), (content, minimumLength) => {
      expect(unpad1024(pad1024(content, minimumLength))).toEqual({ ok: true, value: content });
    }),
  );
});

test.each([1020, 2044])('a content of %i bytes that leaves no room for padding comes out too', (length) => {
  const content = new Uint8Array(length).fill(7);
  expect(unpad1024(pad1024(content))).toEqual({ ok: true, value: content });
});

test('contents up to the same length cannot be told apart by their length', () => {
  fc.assert(
    fc.property(contents, contents, (one, other) => {
      const longest = Math.max(one.length, other.length);
      expect(pad1024(one, longest).length).toBe(pad1024(other, longest).length);
    }),
  );
});

test('every byte of padding that is not zero is found', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 1000 }),
      fc.nat(1023),
      fc.integer({ min: 1, max: 255 }),
      (content, at, byte) => {
        fc.pre(at >= 4 + content.length);
        expect(unpad1024(pad1024(content).with(at, byte))).toEqual({ ok: false, error: { code: 'padding-not-zero' } });
      },
    ),
  );
});

test.each([
  ['nothing', new Uint8Array(0)],
  ['less than a block', new Uint8Array(1023)],
  ['more than a block', new Uint8Array(1025)],
  ['a content that ends outside', new Uint8Array(1024).with(2, 0x03).with(3, 0xfd)],
  ['a content of four billion bytes', new Uint8Array(1024).fill(255, 0, 4)],
])('%s is refused', (_, padded) => {
  expect(unpad1024(padded)).toEqual({ ok: false, error: { code: 'padding-wrong-length' } });
});

test('bytes that are a part of a larger buffer are read at their own place', () => {
  const padded = pad1024(Uint8Array.of(7, 8));
  const larger = new Uint8Array(2048);
  larger.set(padded, 100);
  expect(unpad1024(larger.subarray(100, 1124))).toEqual({ ok: true, value: Uint8Array.of(7, 8) });
});
