import crypto from 'node:crypto';
import { passMessage, roundId } from '@wijkbegroting/domain';
import { beforeAll, expect, test } from 'vitest';
import { importIssuerKey, type IssuerPublicKey, verifyPass } from './issuer-key.ts';

const ROUND = roundId('parkwijk-2027');
const voterKey = new Uint8Array(32).fill(7);
const issuer = crypto.generateKeyPairSync('rsa', { modulusLength: 3072, publicExponent: 65_537 });
const spki = issuer.publicKey.export({ format: 'der', type: 'spki' }).toString('base64');

function signed(hash = 'sha384', saltLength = 48): Uint8Array<ArrayBuffer> {
  const key = { key: issuer.privateKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength };
  return new Uint8Array(crypto.sign(hash, passMessage(ROUND, voterKey), key));
}

let key: IssuerPublicKey;
beforeAll(async () => {
  key = await importIssuerKey(spki);
});

test('a pass of the issuer verifies, again and again with the same key', async () => {
  expect(await verifyPass(key, ROUND, voterKey, signed())).toBe(true);
  expect(await verifyPass(key, ROUND, voterKey, signed())).toBe(true);
});

test('for another round or voter it does not', async () => {
  expect(await verifyPass(key, roundId('parkwijk-2028'), voterKey, signed())).toBe(false);
  expect(await verifyPass(key, ROUND, voterKey.with(0, 8), signed())).toBe(false);
});

test.each([
  ['another hash', signed('sha256')],
  ['another salt', signed('sha384', 32)],
  ['one bit changed', signed().with(100, signed()[100]! ^ 1)],
  ['a byte less', signed().subarray(1)],
  ['a byte more', new Uint8Array([...signed(), 0])],
  ['nothing', new Uint8Array(0)],
  ['only zeros', new Uint8Array(384)],
])('nor with %s', async (_, signature) => {
  expect(await verifyPass(key, ROUND, voterKey, signature)).toBe(false);
});

test('nor with the key of another issuer', async () => {
  const other = crypto.generateKeyPairSync('rsa', { modulusLength: 3072 }).publicKey;
  const otherKey = await importIssuerKey(other.export({ format: 'der', type: 'spki' }).toString('base64'));
  expect(await verifyPass(otherKey, ROUND, voterKey, signed())).toBe(false);
});

test.each([
  '',
  '!',
  'AAAA',
  crypto.generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
])('"%s" is no key of an issuer', async (text) => {
  await expect(importIssuerKey(text)).rejects.toThrow();
});

test('a voter key of a wrong length is a mistake of the caller', async () => {
  await expect(verifyPass(key, ROUND, voterKey.subarray(1), signed())).rejects.toThrow('32 bytes');
});
