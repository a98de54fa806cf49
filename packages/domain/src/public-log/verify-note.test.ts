import { createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PETER_KEY, PETER_NOTE } from '../../test/notes.ts';
import { concatBytes, utf8 } from '../bytes.ts';
import { formatCheckpoint } from './checkpoint.ts';
import { cosignatureLine, cosignedBytes } from './cosignature.ts';
import { keyId, type NoteSignature, parseSignedNote, SIGNATURE_TYPES, type SignedNote } from './signed-note.ts';
import { parseVerifierKey, type VerifierKey } from './verifier-key.ts';
import { cosignatureOf, isSignedBy, signatureOf, type VerifyEd25519 } from './verify-note.ts';

/** What stands in front of the 32 bytes of an Ed25519 key in SPKI. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

const verifyEd25519: VerifyEd25519 = (signature, message, publicKey) => {
  const key = createPublicKey({ key: Buffer.concat([SPKI, publicKey]), format: 'der', type: 'spki' });
  return verify(null, message, key, signature);
};

function keyPair() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  return { privateKey, publicKey: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)) };
}

const signed = (message: Uint8Array, key: KeyObject) => new Uint8Array(sign(null, message, key));

test('the note in the documentation of the Go implementation verifies, and no other text', () => {
  const [note, key] = [parseSignedNote(PETER_NOTE), parseVerifierKey(PETER_KEY)];
  if (!note.ok || !key.ok) throw new Error('malformed');
  expect(isSignedBy(note.value, key.value, verifyEd25519)).toBe(true);
  const otherText = { ...note.value, text: note.value.text.replace('answer', 'Answer') };
  expect(isSignedBy(otherText, key.value, verifyEd25519)).toBe(false);
});

const log = keyPair();
const witness = keyPair();
const LOG: VerifierKey = { name: 'log', type: SIGNATURE_TYPES.ed25519, publicKey: log.publicKey };
const WITNESS: VerifierKey = { name: 'witness', type: SIGNATURE_TYPES.cosignature, publicKey: witness.publicKey };
const TEXT = formatCheckpoint({ origin: 'log', size: 3, root: new Uint8Array(32), extensions: ['x'] });

const byLog: NoteSignature = {
  name: 'log',
  keyId: keyId('log', 0x01, log.publicKey),
  signature: signed(utf8(TEXT), log.privateKey),
};
const byWitness = cosignatureLine('witness', witness.publicKey, {
  timestamp: 1234,
  signature: signed(cosignedBytes(1234, TEXT), witness.privateKey),
});
const NOTE: SignedNote = { text: TEXT, signatures: [byLog, byWitness] };

test('a checkpoint that is signed and cosigned', () => {
  expect(isSignedBy(NOTE, LOG, verifyEd25519)).toBe(true);
  expect(cosignatureOf(NOTE, WITNESS, verifyEd25519)).toMatchObject({ timestamp: 1234 });
  expect(signatureOf(NOTE, LOG)).toBe(byLog);
});

describe('does not hold', () => {
  const without = (signature: NoteSignature) => NOTE.signatures.filter((one) => one !== signature);
  const moved = { ...byWitness, signature: concatBytes(byWitness.signature).with(7, 0) };

  test.each<[string, SignedNote]>([
    ['no line of the key', { ...NOTE, signatures: without(byLog) }],
    ['another name', { ...NOTE, signatures: [{ ...byLog, name: 'log2' }] }],
    ['another key id', { ...NOTE, signatures: [{ ...byLog, keyId: '00000000' }] }],
    ['a signature of another text', { ...NOTE, text: TEXT.replace('3', '4') }],
    ['a short signature', { ...NOTE, signatures: [{ ...byLog, signature: byLog.signature.subarray(1) }] }],
    [
      'the cosignature in its place',
      { ...NOTE, signatures: [{ ...byLog, signature: byWitness.signature.subarray(8) }] },
    ],
  ])('a signature: %s', (_, note) => {
    expect(isSignedBy(note, LOG, verifyEd25519)).toBe(false);
  });

  test.each<[string, SignedNote]>([
    ['no line of the key', { ...NOTE, signatures: without(byWitness) }],
    ['another moment than the one signed', { ...NOTE, signatures: [moved] }],
    ['another checkpoint', { ...NOTE, text: TEXT.replace('3', '4') }],
    ['another extension', { ...NOTE, text: TEXT.replace('x', 'y') }],
    ['a text that is no checkpoint', { ...NOTE, text: 'a\n' }],
    ['a signature without a moment', { ...NOTE, signatures: [{ ...byWitness, signature: byLog.signature }] }],
  ])('a cosignature: %s', (_, note) => {
    expect(cosignatureOf(note, WITNESS, verifyEd25519)).toBeUndefined();
  });

  test('a key of the other type, even where somebody signed with it', () => {
    const asLog: VerifierKey = { ...WITNESS, type: SIGNATURE_TYPES.ed25519 };
    const asWitness: VerifierKey = { ...LOG, type: SIGNATURE_TYPES.cosignature };
    expect(isSignedBy(NOTE, asLog, verifyEd25519)).toBe(false);
    expect(cosignatureOf(NOTE, asWitness, verifyEd25519)).toBeUndefined();
    const plain = { ...byWitness, signature: signed(utf8(TEXT), witness.privateKey) };
    expect(isSignedBy({ ...NOTE, signatures: [plain] }, WITNESS, verifyEd25519)).toBe(false);
    const line = cosignatureLine('log', log.publicKey, {
      timestamp: 1,
      signature: signed(cosignedBytes(1, TEXT), log.privateKey),
    });
    const inLog = { ...line, keyId: byLog.keyId };
    expect(cosignatureOf({ ...NOTE, signatures: [inLog] }, LOG, verifyEd25519)).toBeUndefined();
  });
});
