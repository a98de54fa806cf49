import { type Bytes, fromHex, invariant } from '@wijkbegroting/domain';

/** Bytes of every key of X25519 and Ed25519, public or secret. */
export const KEY_LENGTH = 32;

/** 2^255 - 19, lowest byte first: what coordinates must be below. */
export const FIELD_PRIME = bytesOf('edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f');

/** 2^252 + 27742317777372353535851937790883648493, lowest byte first: what scalars of a signature must be below. */
export const GROUP_ORDER = bytesOf('edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010');

/** Reads constants of this package. */
export function bytesOf(hex: string): Bytes {
  const bytes = fromHex(hex);
  invariant(bytes.ok, 'a constant is spelled in hexadecimal');
  return bytes.value;
}

/** Whether two public values are the same bytes. Takes longer the more they are alike, so not for secrets. */
export function areEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}
