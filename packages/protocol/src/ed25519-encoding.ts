import { areEqual, bytesOf, FIELD_PRIME, GROUP_ORDER, KEY_LENGTH } from './curve25519.ts';
import { isBelow } from './little-endian.ts';

/** Bytes of a signature: the point R and the scalar S. */
export const SIGNATURE_LENGTH = 64;

/** The y of the eight points of small order; two of them share a y but for 1 and -1, where x is zero. */
const SMALL_ORDER_Y = [
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
].map(bytesOf);

/**
 * Whether a point is spelled as RFC 8032 asks and is not of small order. With a key of small order one signature holds
 * for many messages. Whether there is such a point on the curve at all is left to whoever computes with it.
 */
export function isStrictPoint(bytes: Uint8Array): boolean {
  if (bytes.length !== KEY_LENGTH) return false;
  const y = bytes.with(31, (bytes[31] ?? 0) & 0x7f); // the highest bit is the sign of x
  return isBelow(y, FIELD_PRIME) && !SMALL_ORDER_Y.some((small) => areEqual(small, y));
}

/** Whether a signature has a strict R, and the one S of the many that compute the same. */
export function isStrictSignature(bytes: Uint8Array): boolean {
  if (bytes.length !== SIGNATURE_LENGTH) return false;
  return isStrictPoint(bytes.subarray(0, KEY_LENGTH)) && isBelow(bytes.subarray(KEY_LENGTH), GROUP_ORDER);
}
