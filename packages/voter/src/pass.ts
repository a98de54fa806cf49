import type { RoundId } from '@wijkbegroting/domain';

/**
 * A voting pass (stempas): a key pair of the voter's own, with the issuer's signature that says that its holder may vote
 * once. SECRET as a whole: who holds it can vote with it, and can find the ballot that was cast with it. Plain JSON, so
 * that it can be saved to a file or a QR code.
 */
export interface Pass {
  readonly round: RoundId;
  /** Ed25519 public key in base64url; stands on the ballot. */
  readonly voterKey: string;
  /** Ed25519 private key in base64url. SECRET. */
  readonly secretKey: string;
  /** The issuer's RSA-PSS signature on round and voter key, in base64url. Never shown to the issuer itself. */
  readonly signature: string;
}
