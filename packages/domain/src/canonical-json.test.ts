import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalBytes, canonicalJson, parseCanonicalJson } from './canonical-json.ts';
import { toHex } from './bytes.ts';

function numberOf(ieee754: string): number {
  return new DataView(new BigUint64Array([BigInt(`0x${ieee754}`)]).buffer).getFloat64(0, true);
}

// section 3.2.2
const SAMPLE: unknown = JSON.parse(String.raw`{
  "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
  "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
  "literals": [null, true, false]
}`);

describe('RFC 8785', () => {
  test('section 3.2.2: primitive data types', () => {
    expect(canonicalJson(SAMPLE)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    );
  });

  test('section 3.2.3: keys in order of their UTF-16 code units', () => {
    const input: unknown = JSON.parse(String.raw`{
      "\u20ac": "Euro Sign", "\r": "Carriage Return", "\ufb33": "Hebrew Letter Dalet With Dagesh", "1": "One",
      "\ud83d\ude00": "Emoji: Grinning Face", "\u0080": "Control", "\u00f6": "Latin Small Letter O With Diaeresis"
    }`);
    expect(canonicalJson(input)).toBe(
      String.raw`{"\r":"Carriage Return","1":"One",` +
        '"\u0080":"Control","\u00f6":"Latin Small Letter O With Diaeresis","\u20ac":"Euro Sign",' +
        '"\ud83d\ude00":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  test('section 3.2.4: UTF-8', () => {
    expect(toHex(canonicalBytes(SAMPLE))).toBe(
      '7b226c69746572616c73223a5b6e756c6c2c747275652c66616c73655d2c226e756d62657273223a' +
        '5b3333333333333333332e333333333333332c31652b33302c342e352c302e3030322c31652d3237' +
        '5d2c22737472696e67223a22e282ac245c75303030665c6e4127425c225c5c5c5c5c222f227d',
    );
  });

  test.each([
    ['0000000000000000', '0'],
    ['8000000000000000', '0'],
    ['0000000000000001', '5e-324'],
    ['8000000000000001', '-5e-324'],
    ['7fefffffffffffff', '1.7976931348623157e+308'],
    ['ffefffffffffffff', '-1.7976931348623157e+308'],
    ['4340000000000000', '9007199254740992'],
    ['c340000000000000', '-9007199254740992'],
    ['4430000000000000', '295147905179352830000'],
    ['44b52d02c7e14af5', '9.999999999999997e+22'],
    ['44b52d02c7e14af6', '1e+23'],
    ['44b52d02c7e14af7', '1.0000000000000001e+23'],
    ['444b1ae4d6e2ef4e', '999999999999999700000'],
    ['444b1ae4d6e2ef4f', '999999999999999900000'],
    ['444b1ae4d6e2ef50', '1e+21'],
    ['3eb0c6f7a0b5ed8c', '9.999999999999997e-7'],
    ['3eb0c6f7a0b5ed8d', '0.000001'],
    ['41b3de4355555553', '333333333.3333332'],
    ['41b3de4355555554', '333333333.33333325'],
    ['41b3de4355555555', '333333333.3333333'],
    ['41b3de4355555556', '333333333.3333334'],
    ['41b3de4355555557', '333333333.33333343'],
    ['becbf647612f3696', '-0.0000033333333333333333'],
    ['43143ff3c1cb0959', '1424953923781206.2'],
  ])('appendix B: %s is %s', (ieee754, text) => {
    expect(canonicalJson(numberOf(ieee754))).toBe(text);
  });

  test.each(['7fffffffffffffff', '7ff0000000000000'])('appendix B: %s is refused', (ieee754) => {
    expect(() => canonicalJson(numberOf(ieee754))).toThrow();
  });
});

test.each([
  ['undefined', { a: undefined }],
  ['a date', { at: new Date(0) }],
  ['a map', new Map([['a', 1]])],
  ['bigint', [1n]],
  ['a function', { a: () => 1 }],
  ['a hole in a list', Object.assign([], { 1: 'a' })],
  ['half a surrogate', ['\ud83d']],
  ['half a surrogate in a key', { '\ud83d': 1 }],
  ['bytes', new Uint8Array(1)],
])('%s has no canonical JSON', (_, value) => {
  expect(() => canonicalJson(value)).toThrow();
});

test('what is written is read back as the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(parseCanonicalJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    }),
  );
});

test('the order in which keys were given does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonicalJson(turned)).toBe(canonicalJson(value));
    }),
  );
});

test.each([
  ['', 'json-malformed'],
  ['{', 'json-malformed'],
  ['{"a":1,}', 'json-malformed'],
  [' 1', 'json-not-canonical'],
  ['[1, 2]', 'json-not-canonical'],
  ['{"b":1,"a":2}', 'json-not-canonical'],
  ['{"a":1,"a":1}', 'json-not-canonical'],
  ['1e3', 'json-not-canonical'],
  ['1.0', 'json-not-canonical'],
  ['-0', 'json-not-canonical'],
  ['9007199254740993', 'json-not-canonical'],
  ['1e400', 'json-not-canonical'],
  [String.raw`"\u0041"`, 'json-not-canonical'],
  [String.raw`"\ud83d"`, 'json-not-canonical'],
])('%s is refused: %s', (text, code) => {
  expect(parseCanonicalJson(text)).toEqual({ ok: false, error: { code } });
});

test('deep nesting is read, not a reason to fall over', () => {
  expect(parseCanonicalJson('['.repeat(100_000) + ']'.repeat(100_000)).ok).toBe(true);
});
