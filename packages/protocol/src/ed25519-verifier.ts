import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, concatBytes } from '@wijkbegroting/domain';
import { areEqual, bytesOf, KEY_LENGTH } from './curve25519.ts';

/** The equation of RFC 8032 without a cofactor, on a key and a signature that are strictly spelled. */
export type Ed25519Verifier = (publicKey: Bytes, message: Bytes, signature: Bytes) => Promise<boolean>;

/** RFC 8032, section 7.1, test 2. */
const EXAMPLE = {
  publicKey: bytesOf('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c'),
  message: bytesOf('72'),
  signature: bytesOf(
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ),
};

let chosen: Promise<Ed25519Verifier> | undefined;

/** The WebCrypto of the machine where it knows Ed25519 (Node, browsers since about 2025), otherwise a library. Decided once. */
export function chooseVerifier(): Promise<Ed25519Verifier> {
  chosen ??= isNativeRight().then((isNative) => (isNative ? nativeOrElsePortable : verifyPortably));
  return chosen;
}

/** On WebCrypto. Rejects where it has no Ed25519; on bytes that are no point some machines reject and some say no. */
export const verifyNatively: Ed25519Verifier = async (publicKey, message, signature) => {
  const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
  return await crypto.subtle.verify('Ed25519', key, signature, message);
};

/** In plain JavaScript. */
export const verifyPortably: Ed25519Verifier = (publicKey, message, signature) => {
  const isSigned = ed25519.verify(signature, message, publicKey, { zip215: false });
  return Promise.resolve(isSigned && holdsWithoutCofactor(publicKey, message, signature));
};

/**
 * The library multiplies both sides of the equation by 8, WebCrypto does not; they differ on keys and signatures that
 * nobody makes by accident. So what the library accepts must also hold as it stands: S * B - k * A is R, byte for byte.
 */
function holdsWithoutCofactor(publicKey: Bytes, message: Bytes, signature: Bytes): boolean {
  const { BASE, Fn } = ed25519.Point;
  const r = signature.subarray(0, KEY_LENGTH);
  const s = bytesToNumberLE(signature.subarray(KEY_LENGTH));
  const k = Fn.create(bytesToNumberLE(sha512(concatBytes(r, publicKey, message))));
  const point = BASE.multiplyUnsafe(s).subtract(ed25519.Point.fromBytes(publicKey).multiplyUnsafe(k));
  return areEqual(point.toBytes(), r);
}

/** No verdict hangs on an error of the machine. */
const nativeOrElsePortable: Ed25519Verifier = async (publicKey, message, signature) => {
  try {
    return await verifyNatively(publicKey, message, signature);
  } catch {
    return await verifyPortably(publicKey, message, signature);
  }
};

async function isNativeRight(): Promise<boolean> {
  const { publicKey, message, signature } = EXAMPLE;
  try {
    const [isRight, isWrong] = await Promise.all([
      verifyNatively(publicKey, message, signature),
      verifyNatively(publicKey, message, signature.with(0, 0x93)),
    ]);
    return isRight && !isWrong;
  } catch {
    return false; // browsers say in many ways that they do not know Ed25519
  }
}
