import type { webcrypto } from 'node:crypto';

/** Types of a browser that @hpke/core names. Node has them too, but not as globals. */
declare global {
  type CryptoKey = webcrypto.CryptoKey;
  type CryptoKeyPair = webcrypto.CryptoKeyPair;
  type JsonWebKey = webcrypto.JsonWebKey;
}
