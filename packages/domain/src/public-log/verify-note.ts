import { utf8 } from '../bytes.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { type Cosignature, cosignedBytes, parseCosignature } from './cosignature.ts';
import { type NoteSignature, SIGNATURE_TYPES, type SignedNote } from './signed-note.ts';
import { idOfKey, type VerifierKey } from './verifier-key.ts';

/** Verifies Ed25519 (RFC 8032), and answers false, never throws, on a signature or key that is not one. */
export type VerifyEd25519 = (signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array) => boolean;

/** The signature under a note that claims to be of this key; undefined when there is none. */
export function signatureOf({ signatures }: SignedNote, key: VerifierKey): NoteSignature | undefined {
  const id = idOfKey(key);
  return signatures.find(({ name, keyId }) => name === key.name && keyId === id);
}

/**
 * Whether this key (type 0x01) signed the note: there is a line of its name and key id, and Ed25519 over the text holds.
 * Lines of other keys make no difference. A key of another type has signed nothing.
 */
export function isSignedBy(note: SignedNote, key: VerifierKey, verify: VerifyEd25519): boolean {
  const line = signatureOf(note, key);
  if (line === undefined || key.type !== SIGNATURE_TYPES.ed25519) return false;
  return verify(line.signature, utf8(note.text), key.publicKey);
}

/**
 * The cosignature of this key (type 0x04) under a checkpoint, verified; undefined when there is none, when it does not
 * hold, or when the note is not a checkpoint. Whether its moment is believable is for the caller, who has a clock.
 */
export function cosignatureOf(note: SignedNote, key: VerifierKey, verify: VerifyEd25519): Cosignature | undefined {
  const line = signatureOf(note, key);
  if (line === undefined || key.type !== SIGNATURE_TYPES.cosignature) return undefined;
  const cosignature = parseCosignature(line.signature);
  if (!cosignature.ok || !parseCheckpoint(note.text).ok) return undefined;
  const { timestamp, signature } = cosignature.value;
  return verify(signature, cosignedBytes(timestamp, note.text), key.publicKey) ? cosignature.value : undefined;
}
