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

/** Section 7.1 of RFC 8032: the first three vectors of Ed25519. */
export const RFC_8032 = [
  {
    secretKey: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    publicKey: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    message: '',
    signature:
      'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  },
  {
    secretKey: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    publicKey: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    message: '72',
    signature:
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  },
  {
    secretKey: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    publicKey: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    message: 'af82',
    signature:
      '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  },
] as const;
