import crypto from 'node:crypto';
import { expect, test } from 'vitest';
import { makeTallyKey, splitTallySecret } from './tally-key.ts';
import { isOpeningSignedBy, signOpening, trusteeKeyOf } from './trustee-key.ts';

const share = Uint8Array.from({ length: 33 }, (_, at) => at + 1);
const hash = new Uint8Array(32).fill(0xab);

/** The key as node:crypto derives it. */
function signingKey(): crypto.KeyObject {
  const seed = crypto.hkdfSync('sha256', share, new Uint8Array(0), 'wijkbegroting/trustee/v1', 32);
  const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.from(seed)]);
  return crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

test('the key of a share is Ed25519 of its HKDF, as node:crypto computes both', () => {
  const { x } = crypto.createPublicKey(signingKey()).export({ format: 'jwk' });
  expect(Buffer.from(trusteeKeyOf(share)).toString('base64url')).toBe(x);
});

test('the key of a share stays the same for ever', () => {
  expect(Buffer.from(trusteeKeyOf(share)).toString('hex')).toBe(
    'a3d2c09d4874666f4ad7ef31e874698ae337939e6d1a5c996ebd03f3ea100d0c',
  );
});

test('the signature is on the prefix, a zero byte and the hash of the record', async () => {
  const message = Buffer.concat([Buffer.from('wijkbegroting/opening/v1\0'), hash]);
  const signature = signOpening(share, hash);
  expect(Buffer.from(signature)).toEqual(crypto.sign(null, message, signingKey()));
  expect(await isOpeningSignedBy(trusteeKeyOf(share), hash, signature)).toBe(true);
});

test('it holds for no other record, trustee or signature', async () => {
  const key = trusteeKeyOf(share);
  const signature = signOpening(share, hash);
  expect(await isOpeningSignedBy(key, hash.with(0, 0), signature)).toBe(false);
  expect(await isOpeningSignedBy(trusteeKeyOf(share.with(32, 0)), hash, signature)).toBe(false);
  expect(await isOpeningSignedBy(key, hash, signature.with(0, (signature[0] ?? 0) ^ 1))).toBe(false);
  expect(await isOpeningSignedBy(key, hash, signature.subarray(1))).toBe(false);
  expect(await isOpeningSignedBy(key.subarray(1), hash, signature)).toBe(false);
});

test('every trustee of a round has a key of their own', async () => {
  const shares = await splitTallySecret(makeTallyKey().tallySecret, { threshold: 2, trustees: 9 });
  if (!shares.ok) throw new Error(shares.error.code);
  expect(new Set(shares.value.map((one) => Buffer.from(trusteeKeyOf(one)).toString('hex'))).size).toBe(9);
});

test.each([0, 32, 34])('a share of %i bytes is a mistake of the caller', (length) => {
  expect(() => trusteeKeyOf(new Uint8Array(length))).toThrow('33 bytes');
  expect(() => signOpening(new Uint8Array(length), hash)).toThrow('33 bytes');
});

test('so is a hash of another length', () => {
  expect(() => signOpening(share, hash.subarray(1))).toThrow('32 bytes');
});
