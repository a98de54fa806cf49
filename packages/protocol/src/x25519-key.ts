import { areEqual, bytesOf, FIELD_PRIME, KEY_LENGTH } from './curve25519.ts';
import { isBelow } from './little-endian.ts';

/** Points of low order, of the curve and its twist: with them every shared secret is zero, so anyone knows it. */
const LOW_ORDER = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
].map(bytesOf);

/**
 * Whether bytes are a public key of X25519 that may be used: 32 bytes in their one spelling, and not of low order.
 * RFC 7748 lets libraries reduce other spellings; here two keys are the same key exactly when their bytes are.
 */
export function isX25519Key(bytes: Uint8Array): boolean {
  if (bytes.length !== KEY_LENGTH || !isBelow(bytes, FIELD_PRIME)) return false;
  return !LOW_ORDER.some((point) => areEqual(point, bytes));
}
