import { ed25519 } from '@noble/curves/ed25519.js';
import { type Bytes, invariant } from '@wijkbegroting/domain';
import { KEY_LENGTH } from './curve25519.ts';
import { isStrictPoint, isStrictSignature } from './ed25519-encoding.ts';
import { chooseVerifier } from './ed25519-verifier.ts';

/** A fresh key pair of Ed25519, 32 bytes each. The secret key is SECRET. */
export function makeEd25519Key(): { readonly secretKey: Bytes; readonly publicKey: Bytes } {
  const secretKey = crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
  return { secretKey, publicKey: ed25519KeyOf(secretKey) };
}

/** The Ed25519 public key of a secret key (RFC 8032): 32 bytes. @throws when the secret is not 32 bytes */
export function ed25519KeyOf(secretKey: Uint8Array): Bytes {
  invariant(secretKey.length === KEY_LENGTH, 'a secret key of Ed25519 is 32 bytes');
  return new Uint8Array(ed25519.getPublicKey(secretKey));
}

/** Signs with Ed25519 (RFC 8032): 64 bytes, the same for the same message. @throws when the secret is not 32 bytes */
export function signEd25519(secretKey: Uint8Array, message: Uint8Array): Bytes {
  invariant(secretKey.length === KEY_LENGTH, 'a secret key of Ed25519 is 32 bytes');
  return new Uint8Array(ed25519.sign(message, secretKey));
}

/**
 * Whether a signature is one of Ed25519, strictly: every spelling but the one of RFC 8032 is refused, and so are points
 * of small order, and the equation must hold without a cofactor. The verdict is the same in Node and every browser.
 * Bytes of a wrong length are refused, never thrown on.
 */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isStrictPoint(publicKey) || !isStrictSignature(signature)) return false;
  const verify = await chooseVerifier();
  return await verify(new Uint8Array(publicKey), new Uint8Array(message), new Uint8Array(signature));
}
