import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { RFC_8032 } from '../test/rfc8032.ts';
import { bytesOf } from '../test/rfc9180.ts';
import { chooseVerifier, verifyPortably } from './ed25519-verifier.ts';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.restoreAllMocks();
});

const fresh = async () => await import('./ed25519-verifier.ts');
const [, vector] = RFC_8032;
const signed = [bytesOf(vector!.publicKey), bytesOf(vector!.message), bytesOf(vector!.signature)] as const;

test('Node has Ed25519 of its own', async () => {
  expect(await chooseVerifier()).not.toBe(verifyPortably);
});

test('it is decided once', async () => {
  const { chooseVerifier: choose } = await fresh();
  const verify = vi.spyOn(crypto.subtle, 'verify');
  const [one, other] = await Promise.all([choose(), choose()]);
  expect(other).toBe(one);
  expect(verify).toHaveBeenCalledTimes(2);
});

test('a browser without Ed25519 gets the library', async () => {
  const { chooseVerifier: choose, verifyPortably: portable } = await fresh();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized', 'NotSupportedError'));
  expect(await choose()).toBe(portable);
});

test.each([true, false])('so does a browser that says %s to everything', async (verdict) => {
  const { chooseVerifier: choose, verifyPortably: portable } = await fresh();
  vi.spyOn(crypto.subtle, 'verify').mockResolvedValue(verdict);
  expect(await choose()).toBe(portable);
});

test('when the machine fails on one signature, the library judges it', async () => {
  const verify = await chooseVerifier();
  vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Invalid key', 'DataError'));
  expect(await verify(...signed)).toBe(true);
  expect(await verify(signed[0], bytesOf('73'), signed[2])).toBe(false);
});
