import { fromBase64, fromBase64url, toBase64url } from '@wijkbegroting/domain';
import { importIssuerKey, type IssuerPublicKey } from '@wijkbegroting/protocol';

/** Bytes of the modulus of RSA-3072, and 65537 in base64url. */
const MODULUS_LENGTH = 384;
const EXPONENT = 'AQAB';

/**
 * Reads the issuer key of a record from outside; undefined when it is not RSA-3072 with exponent 65537. Imported and
 * exported again it must be the same bytes, so that one key has one text.
 */
export async function readIssuerKey(text: string): Promise<IssuerPublicKey | undefined> {
  const given = fromBase64(text);
  if (!given.ok) return undefined;
  try {
    const key = await importIssuerKey(text);
    const { n = '', e } = await crypto.subtle.exportKey('jwk', key);
    const modulus = fromBase64url(n);
    const isRight = e === EXPONENT && modulus.ok && modulus.value.length === MODULUS_LENGTH;
    const spki = new Uint8Array(await crypto.subtle.exportKey('spki', key));
    return isRight && toBase64url(spki) === toBase64url(given.value) ? key : undefined;
  } catch {
    return undefined; // WebCrypto throws on bytes that are no key
  }
}
