import crypto, { type KeyObject } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Appendix A.3 of RFC 9474, everything in hexadecimal. */
interface BlindRsaVector {
  readonly p: string;
  readonly q: string;
  readonly n: string;
  readonly e: string;
  readonly d: string;
  readonly msg: string;
  readonly salt: string;
  readonly inv: string;
  readonly blindedMessage: string;
  readonly blindSignature: string;
  readonly signature: string;
}

const FILE = path.resolve(import.meta.dirname, 'rfc9474.json');

export const RFC_9474 = JSON.parse(fs.readFileSync(FILE, 'utf8')) as BlindRsaVector;

export const big = (hex: string): bigint => BigInt(`0x${hex}`);
export const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(hex, 'hex'));

/** a^-1 modulo n. */
export function inverseOf(a: bigint, n: bigint): bigint {
  let [r, nextR, s, nextS] = [a, n, 1n, 0n];
  while (nextR !== 0n) {
    const quotient = r / nextR;
    [r, nextR] = [nextR, r - quotient * nextR];
    [s, nextS] = [nextS, s - quotient * nextS];
  }
  return ((s % n) + n) % n;
}

/** The key pair of the vector, as node:crypto takes it. */
export function vectorKeys(): { publicKey: KeyObject; privateKey: KeyObject } {
  const { p, q, n, e, d } = RFC_9474;
  const text = (hex: string): string => Buffer.from(hex, 'hex').toString('base64url');
  const number = (value: bigint): string => text(value.toString(16).padStart(2 * Math.ceil(p.length / 2), '0'));
  const key = {
    kty: 'RSA',
    n: text(n),
    e: text(e),
    d: text(d),
    p: text(p),
    q: text(q),
    dp: number(big(d) % (big(p) - 1n)),
    dq: number(big(d) % (big(q) - 1n)),
    qi: number(inverseOf(big(q), big(p))),
  };
  const privateKey = crypto.createPrivateKey({ key, format: 'jwk' });
  return { privateKey, publicKey: crypto.createPublicKey(privateKey) };
}
