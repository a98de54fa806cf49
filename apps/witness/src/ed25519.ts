import { ed25519 } from '@noble/curves/ed25519.js';
import type { Bytes, VerifyEd25519 } from '@wijkbegroting/domain';

/** A new private key: 32 random bytes of the system. */
export function newSecretKey(): Bytes {
  return new Uint8Array(ed25519.utils.randomSecretKey());
}

/** The public key of a private key, 32 bytes. */
export function publicKeyOf(secretKey: Uint8Array): Bytes {
  return new Uint8Array(ed25519.getPublicKey(secretKey));
}

/** Ed25519 (RFC 8032): 64 bytes, always the same for the same message and key. */
export function sign(message: Uint8Array, secretKey: Uint8Array): Bytes {
  return new Uint8Array(ed25519.sign(message, secretKey));
}

/** Verifies Ed25519 with the strict rules of RFC 8032; false on anything that is no signature or no key. */
export const verify: VerifyEd25519 = (signature, message, publicKey) => {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false });
  } catch {
    return false; // the library throws on bytes of a wrong length
  }
};
