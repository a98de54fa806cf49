import crypto from 'node:crypto';

/** RFC 9180, appendix A.2.1: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, ChaCha20Poly1305, base mode. In hexadecimal. */
export const RFC_9180 = {
  info: '4f6465206f6e2061204772656369616e2055726e',
  ikmE: '909a9b35d3dc4713a5e72a4da274b55d3d3821a37e5d099e74a647db583a904b',
  skEm: 'f4ec9b33b792c372c1d2c2063507b684ef925b8c75a42dbcbf57d63ccd381600',
  pkRm: '4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a',
  skRm: '8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb',
  enc: '1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a',
  sharedSecret: '0bbe78490412b4bbea4812666f7916932b828bba79942424abb65244930d69a7',
  plaintext: '4265617574792069732074727574682c20747275746820626561757479',
  /** aad and ciphertext of the sequence numbers 0, 1 and 2. */
  encryptions: [
    ['436f756e742d30', '1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28'],
    ['436f756e742d31', '6b53c051e4199c518de79594e1c4ab18b96f081549d45ce015be002090bb119e85285337cc95ba5f59992dc98c'],
    ['436f756e742d32', '71146bd6795ccc9c49ce25dda112a48f202ad220559502cef1f34271e0cb4b02b4f10ecac6f48c32f878fae86b'],
  ],
} as const;

export const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'));
export const hexOf = (bytes: ArrayBuffer | Uint8Array): string =>
  Buffer.from(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes)).toString('hex');

interface Plain {
  readonly secret: Uint8Array;
  readonly publicKey: Uint8Array;
  readonly info: Uint8Array;
  readonly aad: Uint8Array;
}

/**
 * HPKE once more, from the text of RFC 9180 (sections 4 to 6) on the primitives of node:crypto, so that a mistake in the
 * library or in how it is used does not show on both sides. `secret` is the sender's own one here.
 */
export function sealFromTheText({ secret, publicKey, info, aad }: Plain, plaintext: Uint8Array): Buffer {
  const enc = publicOf(secret);
  const dh = crypto.diffieHellman({ privateKey: privateKeyOf(secret), publicKey: publicKeyOf(publicKey) });
  const { key, nonce } = keySchedule(dh, enc, publicKey, info);
  const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  cipher.setAAD(aad, { plaintextLength: plaintext.length });
  return Buffer.concat([enc, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** The other direction. `secret` and `publicKey` are the recipient's. */
export function openFromTheText({ secret, publicKey, info, aad }: Plain, box: Uint8Array): Buffer {
  const enc = box.subarray(0, 32);
  const dh = crypto.diffieHellman({ privateKey: privateKeyOf(secret), publicKey: publicKeyOf(enc) });
  const { key, nonce } = keySchedule(dh, enc, publicKey, info);
  const decipher = crypto.createDecipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 });
  decipher.setAAD(aad, { plaintextLength: box.length - 48 });
  decipher.setAuthTag(box.subarray(-16));
  return Buffer.concat([decipher.update(box.subarray(32, -16)), decipher.final()]);
}

function keySchedule(dh: Uint8Array, enc: Uint8Array, publicKey: Uint8Array, info: Uint8Array) {
  const kem = labelled(Buffer.concat([Buffer.from('KEM'), Buffer.from([0x00, 0x20])]));
  const hpke = labelled(Buffer.concat([Buffer.from('HPKE'), Buffer.from([0x00, 0x20, 0x00, 0x01, 0x00, 0x03])]));
  const none = Buffer.alloc(0);
  const shared = kem.expand(kem.extract(none, 'eae_prk', dh), 'shared_secret', Buffer.concat([enc, publicKey]), 32);
  const context = Buffer.concat([
    Buffer.from([0x00]),
    hpke.extract(none, 'psk_id_hash', none),
    hpke.extract(none, 'info_hash', info),
  ]);
  const secret = hpke.extract(shared, 'secret', none);
  return { key: hpke.expand(secret, 'key', context, 32), nonce: hpke.expand(secret, 'base_nonce', context, 12) };
}

function labelled(suite: Uint8Array) {
  const extract = (salt: Uint8Array, label: string, ikm: Uint8Array): Buffer =>
    crypto
      .createHmac('sha256', salt)
      .update(Buffer.concat([Buffer.from('HPKE-v1'), suite, Buffer.from(label), ikm]))
      .digest();
  /** One block of HKDF-Expand is enough for up to 32 bytes. */
  const expand = (prk: Uint8Array, label: string, info: Uint8Array, length: number): Buffer =>
    crypto
      .createHmac('sha256', prk)
      .update(Buffer.concat([Buffer.from([0, length]), Buffer.from('HPKE-v1'), suite, Buffer.from(label), info]))
      .update(Buffer.from([1]))
      .digest()
      .subarray(0, length);
  return { extract, expand };
}

function privateKeyOf(secret: Uint8Array): crypto.KeyObject {
  const der = Buffer.concat([Buffer.from('302e020100300506032b656e04220420', 'hex'), secret]);
  return crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function publicKeyOf(bytes: Uint8Array): crypto.KeyObject {
  const key = { kty: 'OKP', crv: 'X25519', x: Buffer.from(bytes).toString('base64url') };
  return crypto.createPublicKey({ key, format: 'jwk' });
}

function publicOf(secret: Uint8Array): Buffer {
  const { x } = crypto.createPublicKey(privateKeyOf(secret)).export({ format: 'jwk' });
  return Buffer.from(String(x), 'base64url');
}
