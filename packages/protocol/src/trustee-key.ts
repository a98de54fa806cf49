import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes, invariant, SHARE_LENGTH, utf8 } from '@wijkbegroting/domain';
import { KEY_LENGTH } from './curve25519.ts';
import { ed25519KeyOf, signEd25519, verifyEd25519 } from './signatures.ts';

const KEY_INFO = utf8('wijkbegroting/trustee/v1');
const OPENING_PREFIX = utf8('wijkbegroting/opening/v1');
const HASH_LENGTH = 32;

/**
 * The public key of the trustee who holds this share: Ed25519, 32 bytes. It follows from the share, so a key in the
 * opening record fixes the share without telling it, and a signature shows that somebody really has the share.
 * Rule: the ballot protocol, section 2. @throws when the share is not 33 bytes
 */
export function trusteeKeyOf(share: Uint8Array): Bytes {
  return withSeedOf(share, ed25519KeyOf);
}

/** Signs with a share that this opening record is the one to vote under. @param recordHash SHA-256 of the record, 32 bytes */
export function signOpening(share: Uint8Array, recordHash: Uint8Array): Bytes {
  return withSeedOf(share, (seed) => signEd25519(seed, openingMessage(recordHash)));
}

/** Whether the trustee with this key signed the opening record with this hash. */
export async function isOpeningSignedBy(
  trusteeKey: Uint8Array,
  recordHash: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  return await verifyEd25519(trusteeKey, openingMessage(recordHash), signature);
}

function openingMessage(recordHash: Uint8Array): Bytes {
  invariant(recordHash.length === HASH_LENGTH, 'the hash of a record is 32 bytes');
  return concatBytes(OPENING_PREFIX, Uint8Array.of(0), recordHash);
}

function withSeedOf(share: Uint8Array, use: (seed: Uint8Array) => Bytes): Bytes {
  invariant(share.length === SHARE_LENGTH, 'a share is 33 bytes');
  const seed = hkdf(sha256, share, new Uint8Array(0), KEY_INFO, KEY_LENGTH);
  const used = use(seed);
  seed.fill(0);
  return used;
}
