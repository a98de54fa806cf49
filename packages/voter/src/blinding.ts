import { RSABSSA } from '@cloudflare/blindrsa-ts';
import type { Bytes } from '@wijkbegroting/domain';
import type { IssuerPublicKey } from '@wijkbegroting/protocol';

const SUITE = RSABSSA.SHA384.PSS.Deterministic();

/** A message that says nothing of what is under it, and the factor that takes the blinding off. */
export interface Blinded {
  readonly blindedMessage: Bytes;
  /** SECRET: with it the issuer could tell whose pass this is. */
  readonly inverse: Bytes;
}

/** Blinds a message (RFC 9474, RSABSSA-SHA384-PSS-Deterministic) with fresh randomness. */
export async function blind(issuerKey: IssuerPublicKey, message: Bytes): Promise<Blinded> {
  const { blindedMsg, inv } = await SUITE.blind(issuerKey, SUITE.prepare(message));
  return { blindedMessage: new Uint8Array(blindedMsg), inverse: new Uint8Array(inv) };
}

/** Takes the blinding off a signature and verifies it: an RSA-PSS signature on the message, or undefined. */
export async function unblind(
  issuerKey: IssuerPublicKey,
  message: Bytes,
  blindSignature: Bytes,
  inverse: Bytes,
): Promise<Bytes | undefined> {
  try {
    return new Uint8Array(await SUITE.finalize(issuerKey, SUITE.prepare(message), blindSignature, inverse));
  } catch {
    return undefined; // the library throws when the signature is not one on this message
  }
}
