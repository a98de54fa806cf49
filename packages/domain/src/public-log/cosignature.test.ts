import fc from 'fast-check';
import { expect, test } from 'vitest';
import { COSIGNED_NOTE } from '../../test/notes.ts';
import { utf8 } from '../bytes.ts';
import { cosignatureBytes, cosignatureLine, cosignedBytes, parseCosignature } from './cosignature.ts';
import { keyId, parseSignedNote } from './signed-note.ts';

const CHECKPOINT = COSIGNED_NOTE.slice(0, COSIGNED_NOTE.indexOf('\n\n') + 1);
const SIGNATURE = new Uint8Array(64).fill(3);

test('the signed message in the text of C2SP tlog-cosignature', () => {
  const message = `cosignature/v1
time 1679315147
example.com/behind-the-sofa
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
`;
  expect(cosignedBytes(1_679_315_147, CHECKPOINT)).toEqual(utf8(message));
});

test('the extensions of a checkpoint are cosigned too', () => {
  const withExtension = `${CHECKPOINT}audit 0 ${'0'.repeat(64)}\n`;
  expect(cosignedBytes(0, withExtension)).toEqual(utf8(`cosignature/v1\ntime 0\n${withExtension}`));
});

test('the cosignature in the text of C2SP tlog-cosignature is of the moment that it names', () => {
  const note = parseSignedNote(COSIGNED_NOTE);
  const bytes = note.ok ? note.value.signatures[1]?.signature : undefined;
  const cosignature = parseCosignature(bytes ?? new Uint8Array());
  expect(cosignature).toMatchObject({ ok: true, value: { timestamp: 1_679_315_147 } });
  expect(cosignature.ok && cosignature.value.signature).toEqual(bytes?.slice(8));
});

test('cosignatures are taken apart as they were composed, also inside a larger buffer', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), fc.uint8Array({ minLength: 64, maxLength: 64 }), (timestamp, signature) => {
      const bytes = cosignatureBytes({ timestamp, signature });
      expect(bytes).toHaveLength(72);
      const larger = new Uint8Array(100);
      larger.set(bytes, 11);
      for (const some of [bytes, larger.subarray(11, 83)]) {
        expect(parseCosignature(some)).toEqual({ ok: true, value: { timestamp, signature } });
      }
    }),
  );
});

test('the moment is big-endian', () => {
  const bytes = cosignatureBytes({ timestamp: 0x0102_0304_0506, signature: SIGNATURE });
  expect(bytes.subarray(0, 8)).toEqual(Uint8Array.of(0, 0, 1, 2, 3, 4, 5, 6));
});

test.each([0, 71, 73])('%i bytes are not a cosignature', (length) => {
  expect(parseCosignature(new Uint8Array(length))).toEqual({ ok: false, error: { code: 'cosignature-wrong-length' } });
});

test('a moment that is not an exact number is refused', () => {
  const bytes = (moment: bigint) => {
    const some = new Uint8Array(72);
    new DataView(some.buffer).setBigUint64(0, moment);
    return parseCosignature(some);
  };
  const error = { code: 'cosignature-timestamp-too-large' };
  expect(bytes(2n ** 53n - 1n).ok).toBe(true);
  expect(bytes(2n ** 53n)).toEqual({ ok: false, error });
  expect(bytes(2n ** 64n - 1n)).toEqual({ ok: false, error });
});

test('as a signature of a note it bears the id of the key for cosignatures', () => {
  const key = new Uint8Array(32).fill(1);
  expect(cosignatureLine('witness', key, { timestamp: 5, signature: SIGNATURE })).toEqual({
    name: 'witness',
    keyId: keyId('witness', 0x04, key),
    signature: cosignatureBytes({ timestamp: 5, signature: SIGNATURE }),
  });
});

test.each([-1, 0.5, Number.NaN, 2 ** 53])('the moment %d is a mistake of the caller', (timestamp) => {
  expect(() => cosignedBytes(timestamp, CHECKPOINT)).toThrow('whole number of seconds');
  expect(() => cosignatureBytes({ timestamp, signature: SIGNATURE })).toThrow('whole number of seconds');
});

test.each(['', 'a\n', CHECKPOINT.slice(0, -1), COSIGNED_NOTE])('%j is no checkpoint to cosign', (text) => {
  expect(() => cosignedBytes(5, text)).toThrow('only checkpoints');
});

test('an Ed25519 signature of another length is a mistake of the caller', () => {
  expect(() => cosignatureBytes({ timestamp: 5, signature: new Uint8Array(63) })).toThrow('64 bytes');
});
