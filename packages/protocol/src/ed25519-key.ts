import { ed25519 } from '@noble/curves/ed25519.js';
import { isStrictPoint } from './ed25519-encoding.ts';

/**
 * Whether bytes are a public key of Ed25519 that signatures can be verified with: a point of the curve, 32 bytes in the
 * one spelling of RFC 8032, and not of small order.
 */
export function isEd25519Key(bytes: Uint8Array): boolean {
  if (!isStrictPoint(bytes)) return false;
  try {
    ed25519.Point.fromBytes(bytes, false);
    return true;
  } catch {
    return false; // the library throws on a y that no point has
  }
}
