import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editsOf, keyNames, PETER_KEY } from '../../test/notes.ts';
import { toBase64, toHex } from '../bytes.ts';
import { SIGNATURE_TYPES } from './signed-note.ts';
import { formatVerifierKey, idOfKey, parseVerifierKey, type VerifierKey } from './verifier-key.ts';

const keys: fc.Arbitrary<VerifierKey> = fc.record({
  name: keyNames,
  type: fc.constantFrom(SIGNATURE_TYPES.ed25519, SIGNATURE_TYPES.cosignature),
  publicKey: fc.uint8Array({ minLength: 32, maxLength: 32 }),
});

const [NAME = '', ID = '', KEY = ''] = PETER_KEY.split('+');
const withBytes = (...bytes: readonly number[]) => `${NAME}+${ID}+${toBase64(Uint8Array.from(bytes))}`;
const zeros = (length: number) => new Array<number>(length).fill(0);

test('the key in the documentation of the Go implementation', () => {
  const key = parseVerifierKey(PETER_KEY);
  if (!key.ok) throw new Error(key.error.code);
  expect(key.value).toMatchObject({ name: 'PeterNeumann', type: 0x01 });
  expect(toHex(key.value.publicKey)).toBe('1a5cd907143c384c41e830c5bce12aa8817ec5649aaabf2c31388b35b2d744d6');
  expect(idOfKey(key.value)).toBe('c74f20a3');
});

test('keys are read as they were written', () => {
  fc.assert(
    fc.property(keys, (key) => {
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual({ ok: true, value: key });
    }),
  );
});

test('base64 with a plus in it is read whole', () => {
  const key: VerifierKey = { name: 'w', type: 0x04, publicKey: new Uint8Array(32).fill(0xfb) };
  expect(formatVerifierKey(key).split('+').length).toBeGreaterThan(3);
  expect(parseVerifierKey(formatVerifierKey(key))).toEqual({ ok: true, value: key });
});

test('every key that is one character off is refused', () => {
  const cosigner = formatVerifierKey({ name: 'w', type: 0x04, publicKey: new Uint8Array(32).fill(0xfb) });
  for (const text of [PETER_KEY, cosigner]) {
    expect(editsOf(text).filter((edit) => parseVerifierKey(edit).ok)).toEqual([]);
  }
});

test.each([
  ['', 'verifier-key-malformed'],
  ['PeterNeumann', 'verifier-key-malformed'],
  [`${NAME}+${ID}`, 'verifier-key-malformed'],
  [`+${ID}+${KEY}`, 'verifier-key-name-malformed'],
  [`Peter Neumann+${ID}+${KEY}`, 'verifier-key-name-malformed'],
  [`${NAME}\n+${ID}+${KEY}`, 'verifier-key-name-malformed'],
  [`${NAME}+${ID}+`, 'verifier-key-type-unknown'],
  [`${NAME}+${ID}+${KEY}=`, 'verifier-key-base64-malformed'],
  [`${NAME}+${ID}+${KEY}\n`, 'verifier-key-base64-malformed'],
  [`${NAME}+${ID}+*`, 'verifier-key-base64-malformed'],
  [withBytes(0x02, ...zeros(32)), 'verifier-key-type-unknown'],
  [withBytes(0x00, ...zeros(32)), 'verifier-key-type-unknown'],
  [withBytes(0x01), 'verifier-key-wrong-length'],
  [withBytes(0x01, ...zeros(31)), 'verifier-key-wrong-length'],
  [withBytes(0x04, ...zeros(33)), 'verifier-key-wrong-length'],
  [withBytes(0x01, ...zeros(32)), 'verifier-key-id-mismatch'],
  [`${NAME}+${ID.toUpperCase()}+${KEY}`, 'verifier-key-id-mismatch'],
  [`${NAME}++${KEY}`, 'verifier-key-id-mismatch'],
  [`Other+${ID}+${KEY}`, 'verifier-key-id-mismatch'],
])('%j is refused', (text, code) => {
  expect(parseVerifierKey(text)).toEqual({ ok: false, error: { code } });
});

test('the same bytes as a key of another type have another id', () => {
  const publicKey = new Uint8Array(32).fill(1);
  expect(idOfKey({ name: 'w', type: 0x01, publicKey })).not.toBe(idOfKey({ name: 'w', type: 0x04, publicKey }));
});

test.each([
  { name: '', length: 32 },
  { name: 'a b', length: 32 },
  { name: 'a', length: 31 },
])('writing $name with $length bytes is a mistake of the caller', ({ name, length }) => {
  expect(() => formatVerifierKey({ name, type: 0x01, publicKey: new Uint8Array(length) })).toThrow('Broken invariant');
});
