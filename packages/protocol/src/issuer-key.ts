import { type Bytes, passMessage, type RoundId } from '@wijkbegroting/domain';

/** The public key of the issuer of voting passes, ready for use. */
export type IssuerPublicKey = Awaited<ReturnType<typeof importIssuerKey>>;

/** Salt of RSABSSA-SHA384-PSS-Deterministic (RFC 9474): as long as its hash. */
const SALT_LENGTH = 48;

/** Reads the issuer's key as the opening record gives it: SPKI in base64. Rejects when it is no RSA key. */
export async function importIssuerKey(spkiBase64: string) {
  const spki = Uint8Array.from(atob(spkiBase64), (character) => character.charCodeAt(0));
  return await crypto.subtle.importKey('spki', spki, { name: 'RSA-PSS', hash: 'SHA-384' }, true, ['verify']);
}

/**
 * Whether a voter key has a voting pass of this round: RSA-PSS with SHA-384 by the issuer. Rule: the ballot protocol,
 * section 3. A signature of a wrong length is refused. @throws when the voter key is not 32 bytes
 */
export async function verifyPass(
  issuerKey: IssuerPublicKey,
  roundId: RoundId,
  voterKey: Uint8Array,
  signature: Bytes,
): Promise<boolean> {
  const algorithm = { name: 'RSA-PSS', saltLength: SALT_LENGTH };
  return await crypto.subtle.verify(algorithm, issuerKey, signature, passMessage(roundId, voterKey));
}
