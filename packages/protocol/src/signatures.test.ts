import crypto from 'node:crypto';
import { ed25519 } from '@noble/curves/ed25519.js';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { oddSignatures, SMALL_ORDER, type Signed } from '../test/odd-signatures.ts';
import { RFC_8032 } from '../test/rfc8032.ts';
import { bytesOf, hexOf } from '../test/rfc9180.ts';
import { ed25519KeyOf, makeEd25519Key, signEd25519, verifyEd25519 } from './signatures.ts';

type Verify = typeof verifyEd25519;
type Parts = [publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array];

/** As on a browser without Ed25519. */
async function portable(): Promise<Verify> {
  vi.resetModules();
  const importKey = vi.spyOn(globalThis.crypto.subtle, 'importKey').mockRejectedValue(new Error('unknown'));
  const { verifyEd25519: verify } = await import('./signatures.ts');
  await verify(bytesOf(RFC_8032[1]!.publicKey), new Uint8Array(), bytesOf(RFC_8032[1]!.signature));
  importKey.mockRestore();
  return verify;
}

const verifiers: Record<'WebCrypto' | 'JavaScript', Verify> = { WebCrypto: verifyEd25519, JavaScript: verifyEd25519 };
beforeAll(async () => {
  verifiers.JavaScript = await portable();
});

describe.each(['WebCrypto', 'JavaScript'] as const)('on Ed25519 of %s', (kind) => {
  const judge = async ({ publicKey, message, signature }: Signed): Promise<boolean> =>
    await verifiers[kind](publicKey, message, signature);

  test.each(RFC_8032)('RFC 8032, section 7.1, $name', async ({ secretKey, publicKey, message, signature }) => {
    expect(hexOf(ed25519KeyOf(bytesOf(secretKey)))).toBe(publicKey);
    expect(hexOf(signEd25519(bytesOf(secretKey), bytesOf(message)))).toBe(signature);
    expect(await verifiers[kind](bytesOf(publicKey), bytesOf(message), bytesOf(signature))).toBe(true);
    const longer = Buffer.concat([bytesOf(message), Uint8Array.of(0)]);
    expect(await verifiers[kind](bytesOf(publicKey), longer, bytesOf(signature))).toBe(false);
  });

  test('odd signatures get the verdict that is ours', async () => {
    const odd = oddSignatures();
    const verdicts = await Promise.all(odd.map(judge));
    expect(odd.filter(({ isSigned }, at) => verdicts[at] !== isSigned).map(({ what }) => what)).toEqual([]);
    const accepted = odd.filter(({ isSigned }) => isSigned).length;
    expect(accepted).toBeGreaterThan(50); // small order cancels out in one of eight, so both verdicts are tried
    expect(odd.length - accepted).toBeGreaterThan(500);
  });

  test('no bit of a key, a message or a signature can be changed', async () => {
    const secret = ed25519.utils.randomSecretKey();
    const [publicKey, message] = [ed25519KeyOf(secret), new Uint8Array(4).fill(7)];
    const signature = signEd25519(secret, message);
    const parts: Parts = [publicKey, message, signature];
    for (const [index, part] of parts.entries()) {
      for (let bit = 0; bit < 8 * part.length; bit += 1) {
        const changed = parts.with(index, flipped(part, bit)) as Parts;
        expect(await verifiers[kind](...changed)).toBe(false);
      }
    }
  });
});

/** Fewer when mutations are tried. */
const COMPARED = Number(process.env['COMPARED_SIGNATURES'] ?? 3000);

test('both give the same verdict on thousands of signatures, right and mutated', async () => {
  for (let at = 0; at < COMPARED; at += 1) {
    const secret = crypto.randomBytes(32);
    const message = crypto.randomBytes(at % 100);
    const parts = [ed25519KeyOf(secret), message, signEd25519(secret, message)] as Parts;
    const isWhole = at % 4 === 0;
    const tried = isWhole ? parts : mutated(parts);
    const verdict = await verifiers.WebCrypto(...tried);
    expect(await verifiers.JavaScript(...tried)).toBe(verdict);
    if (isWhole) expect(verdict).toBe(true);
  }
});

test('the corpus has what libraries quarrel about', () => {
  const quarrels = oddSignatures().filter(({ publicKey, message, signature, isSigned }) => {
    if (publicKey.length !== 32 || signature.length !== 64) return false;
    return ed25519.verify(signature, message, publicKey, { zip215: false }) !== isSigned;
  });
  expect(quarrels.length).toBeGreaterThan(100);
  expect(SMALL_ORDER).toHaveLength(14);
});

test('signatures are those of node:crypto, and the other way round', async () => {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ed25519');
  const { d, x } = privateKey.export({ format: 'jwk' });
  const [secret, key] = [d, x].map((text) => Buffer.from(String(text), 'base64url')) as [Buffer, Buffer];
  const message = crypto.randomBytes(100);
  const signature = crypto.sign(null, message, privateKey);
  expect(hexOf(signEd25519(secret, message))).toBe(hexOf(signature));
  expect(crypto.verify(null, message, publicKey, signEd25519(secret, message))).toBe(true);
  expect(await verifyEd25519(key, message, signature)).toBe(true);
});

test('bytes within a larger buffer are read at their own place', async () => {
  const secret = crypto.randomBytes(32);
  const message = crypto.randomBytes(10);
  const all = Buffer.concat([ed25519KeyOf(secret), message, signEd25519(secret, message)]);
  expect(await verifyEd25519(all.subarray(0, 32), all.subarray(32, 42), all.subarray(42))).toBe(true);
});

test('a fresh key is another one each time, and signs', async () => {
  const keys = Array.from({ length: 20 }, makeEd25519Key);
  expect(new Set(keys.map(({ secretKey }) => hexOf(secretKey))).size).toBe(20);
  for (const { secretKey, publicKey } of keys) {
    const message = crypto.randomBytes(10);
    expect(await verifyEd25519(publicKey, message, signEd25519(secretKey, message))).toBe(true);
  }
});

test('a secret of a wrong length is a mistake of the caller', () => {
  expect(() => signEd25519(new Uint8Array(31), new Uint8Array())).toThrow('32 bytes');
  expect(() => ed25519KeyOf(new Uint8Array(64))).toThrow('32 bytes');
});

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  return bytes.with(bit >> 3, (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7)));
}

/** One to three changes: a bit, a byte, or a part of random bytes. */
function mutated(parts: Parts): Parts {
  let changed = parts;
  for (let times = crypto.randomInt(1, 4); times > 0; times -= 1) {
    const index = crypto.randomInt(3);
    const part = changed[index]!;
    if (part.length === 0) continue;
    const at = crypto.randomInt(part.length);
    const other = [flipped(part, 8 * at), part.with(at, 255), new Uint8Array(crypto.randomBytes(part.length))];
    changed = changed.with(index, other[crypto.randomInt(3)]!) as typeof parts;
  }
  return changed;
}
