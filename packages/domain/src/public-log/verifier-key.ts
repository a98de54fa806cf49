import { type Bytes, concatBytes, fromBase64, toBase64 } from '../bytes.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { isKeyName, keyId, SIGNATURE_TYPES, type SignatureType } from './signed-note.ts';

/** A public key that signs checkpoints or cosigns them. */
export interface VerifierKey {
  /** Not empty, without white space and `+`. */
  readonly name: string;
  readonly type: SignatureType;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Bytes;
}

/** Why a text is not a key. */
export interface VerifierKeyError {
  readonly code:
    | 'verifier-key-malformed'
    | 'verifier-key-name-malformed'
    | 'verifier-key-base64-malformed'
    | 'verifier-key-type-unknown'
    | 'verifier-key-wrong-length'
    | 'verifier-key-id-mismatch';
}

const PUBLIC_KEY_LENGTH = 32;
const TYPES = new Map<number | undefined, SignatureType>(Object.values(SIGNATURE_TYPES).map((type) => [type, type]));

/** The id of a key: 8 hexadecimal digits, as in the signature lines that it makes. */
export function idOfKey({ name, type, publicKey }: VerifierKey): string {
  return keyId(name, type, publicKey);
}

/**
 * A key as text, to hand to others: name, key id, and base64 of type and key, with a `+` between (the vkey of C2SP
 * signed-note). @throws when the name or the key is not one
 */
export function formatVerifierKey(key: VerifierKey): string {
  const { name, type, publicKey } = key;
  invariant(isKeyName(name) && publicKey.length === PUBLIC_KEY_LENGTH, 'a key has a name and 32 bytes');
  return `${name}+${idOfKey(key)}+${toBase64(concatBytes(Uint8Array.of(type), publicKey))}`;
}

/**
 * Reads a key. One key has one text, and the key id must be that of the key: a slip in copying is found. Whether the
 * bytes are a point of the curve shows only when something is verified with them.
 */
export function parseVerifierKey(text: string): Result<VerifierKey, VerifierKeyError> {
  // Base64 may hold a plus, a name may not.
  const [name, id, ...rest] = text.split('+');
  if (name === undefined || id === undefined || rest.length === 0) return err({ code: 'verifier-key-malformed' });
  if (!isKeyName(name)) return err({ code: 'verifier-key-name-malformed' });
  const bytes = fromBase64(rest.join('+'));
  if (!bytes.ok) return err({ code: 'verifier-key-base64-malformed' });
  const type = TYPES.get(bytes.value[0]);
  if (type === undefined) return err({ code: 'verifier-key-type-unknown' });
  if (bytes.value.length !== 1 + PUBLIC_KEY_LENGTH) return err({ code: 'verifier-key-wrong-length' });
  const key = { name, type, publicKey: bytes.value.slice(1) };
  return idOfKey(key) === id ? ok(key) : err({ code: 'verifier-key-id-mismatch' });
}
