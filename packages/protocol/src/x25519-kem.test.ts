import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bytesOf, hexOf, RFC_9180 } from '../test/rfc9180.ts';
import { chooseKem, nativeKem, portableKem } from './x25519-kem.ts';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fresh = async () => await import('./x25519-kem.ts');

test.each([
  ['WebCrypto', nativeKem],
  ['JavaScript', portableKem],
])('the shared secret of RFC 9180, appendix A.2.1, with X25519 of %s', async (_, kemOf) => {
  const kem = kemOf();
  const recipientKey = await kem.importKey('raw', bytesOf(RFC_9180.skRm).buffer, false);
  expect(hexOf(await kem.decap({ recipientKey, enc: bytesOf(RFC_9180.enc) }))).toBe(RFC_9180.sharedSecret);
});

test('Node has X25519 of its own', async () => {
  const { constructor } = await chooseKem();
  expect(constructor).toBe(nativeKem().constructor);
});

test('it is decided once', async () => {
  const { chooseKem: choose } = await fresh();
  const generate = vi.spyOn(crypto.subtle, 'generateKey');
  const [one, other] = await Promise.all([choose(), choose()]);
  expect(other).toBe(one);
  await choose();
  expect(generate).toHaveBeenCalledTimes(1);
});

test.each(['generateKey', 'importKey', 'exportKey', 'deriveBits'] as const)(
  'a browser whose %s does not know X25519 gets the library',
  async (method) => {
    const { chooseKem: choose, portableKem: portable } = await fresh();
    const usual = crypto.subtle[method].bind(crypto.subtle) as (...given: unknown[]) => Promise<never>;
    vi.spyOn(crypto.subtle, method).mockImplementation((...given: unknown[]) => {
      const isX25519 = /X25519/.test(JSON.stringify(given, (_, value: unknown) => algorithmOf(value)));
      return isX25519 ? Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')) : usual(...given);
    });
    expect((await choose()).constructor).toBe(portable().constructor);
  },
);

test('so does a browser whose X25519 computes something else', async () => {
  const { chooseKem: choose, portableKem: portable } = await fresh();
  const usual = crypto.subtle.deriveBits.bind(crypto.subtle);
  vi.spyOn(crypto.subtle, 'deriveBits').mockImplementation(async (algorithm, key, length) =>
    JSON.stringify(algorithm).includes('X25519') ? new ArrayBuffer(32) : await usual(algorithm, key, length),
  );
  expect((await choose()).constructor).toBe(portable().constructor);
});

function algorithmOf(value: unknown): unknown {
  return value instanceof CryptoKey ? value.algorithm : value;
}
