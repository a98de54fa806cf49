import crypto from 'node:crypto';
import { invariant } from '@wijkbegroting/domain';
import type { IssuerKey } from '../../database/issuer-key.ts';

/**
 * Whether these bytes may be signed: exactly as long as the modulus n, and not 0, 1, n - 1 or above, whose signatures
 * anyone can make (ballot-protocol, section 3).
 */
export function isBlindedMessage(bytes: Buffer, { modulus }: IssuerKey): boolean {
  if (bytes.length !== modulus.length) return false;
  const message = BigInt(`0x${bytes.toString('hex')}`);
  return message > 1n && message < BigInt(`0x${modulus.toString('hex')}`) - 1n;
}

/**
 * The blind signature of RFC 9474: the raw RSA private operation, in native code that takes no longer for one input than
 * for another. A fault in the computation could give the key away, so the answer is checked before it leaves.
 */
export function signBlinded(blinded: Buffer, { privateKey, publicKey }: IssuerKey): Buffer {
  const padding = crypto.constants.RSA_NO_PADDING;
  const signature = crypto.privateDecrypt({ key: privateKey, padding }, blinded);
  invariant(
    crypto.publicEncrypt({ key: publicKey, padding }, signature).equals(blinded),
    'a signature opens to its message',
  );
  return signature;
}
