import crypto from 'node:crypto';
import { importIssuerKey } from '@wijkbegroting/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { big, bytesOf, inverseOf, RFC_9474, vectorKeys } from '../test/vectors.ts';
import { blind, unblind } from './blinding.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

const { publicKey, privateKey } = vectorKeys();
const spki = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
const message = bytesOf(RFC_9474.msg);

test('blinds as in RFC 9474, appendix A.3', async () => {
  const random = inverseOf(big(RFC_9474.inv), big(RFC_9474.n)).toString(16).padStart(1024, '0');
  vi.spyOn(globalThis.crypto, 'getRandomValues')
    .mockReturnValueOnce(new Uint8Array())
    .mockReturnValueOnce(bytesOf(RFC_9474.salt))
    .mockReturnValueOnce(bytesOf(random));
  const { blindedMessage, inverse } = await blind(await importIssuerKey(spki), message);
  expect(Buffer.from(blindedMessage).toString('hex')).toBe(RFC_9474.blindedMessage);
  expect(Buffer.from(inverse).toString('hex')).toBe(RFC_9474.inv);
});

test('the raw RSA operation of node:crypto is the blind signature of RFC 9474', () => {
  const key = { key: privateKey, padding: crypto.constants.RSA_NO_PADDING };
  const signature = crypto.privateDecrypt(key, bytesOf(RFC_9474.blindedMessage));
  expect(signature.toString('hex')).toBe(RFC_9474.blindSignature);
});

test('takes the blinding off as in RFC 9474', async () => {
  const key = await importIssuerKey(spki);
  const signature = await unblind(key, message, bytesOf(RFC_9474.blindSignature), bytesOf(RFC_9474.inv));
  expect(Buffer.from(signature ?? []).toString('hex')).toBe(RFC_9474.signature);
});

test('node:crypto verifies the unblinded signature as RSA-PSS', () => {
  const key = { key: publicKey, padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 48 };
  expect(crypto.verify('sha384', message, key, bytesOf(RFC_9474.signature))).toBe(true);
});

test('a blind signature on something else gives nothing', async () => {
  const key = await importIssuerKey(spki);
  const other = bytesOf(RFC_9474.blindSignature.replace(/^../, '00'));
  expect(await unblind(key, message, other, bytesOf(RFC_9474.inv))).toBeUndefined();
  expect(await unblind(key, message, other.subarray(1), bytesOf(RFC_9474.inv))).toBeUndefined();
});
