import crypto, { type KeyObject } from 'node:crypto';
import { type OpeningRecord, passMessage, type RoundId } from '@wijkbegroting/domain';

/** Salt length of the pass signature: RSABSSA-SHA384-PSS-Deterministic (RFC 9474). */
const PASS_SALT_LENGTH = 48;

/** Length in bytes of an Ed25519 signature. */
export const VOTER_SIGNATURE_LENGTH = 64;

/** The public key that the passes of a round are checked with. */
export function issuerOf({ issuerKey }: OpeningRecord): KeyObject {
  return crypto.createPublicKey({ key: Buffer.from(issuerKey, 'base64'), format: 'der', type: 'spki' });
}

/**
 * Whether the issuer of this round signed a pass for this voter key. In place: it takes less time than handing it to
 * another thread does.
 */
export function isPassOf(issuer: KeyObject, roundId: RoundId, voterKey: Uint8Array, signature: Uint8Array): boolean {
  const padding = crypto.constants.RSA_PKCS1_PSS_PADDING;
  const key = { key: issuer, padding, saltLength: PASS_SALT_LENGTH };
  return crypto.verify('sha384', passMessage(roundId, voterKey), key, signature);
}

/** Whether the holder of the voter key signed the ballot with this hash. */
export function isSignedBy(voterKey: Uint8Array, ballotHash: Uint8Array, signature: Uint8Array): boolean {
  const x = Buffer.from(voterKey).toString('base64url');
  const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return crypto.verify(null, ballotHash, key, signature);
}
