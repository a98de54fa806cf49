import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { type Bytes, toHex } from './bytes.ts';

/** SHA-256 (FIPS 180-4) of the bytes: 32 bytes. No bytes have a hash too. */
export function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(nobleSha256(bytes));
}

/** SHA-256 of the bytes as 64 lower case hexadecimal digits. */
export function sha256Hex(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
