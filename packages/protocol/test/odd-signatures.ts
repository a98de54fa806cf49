import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToNumberLE, numberToBytesLE } from '@noble/curves/utils.js';
import { sha512 } from '@noble/hashes/sha2.js';

type Point = InstanceType<typeof ed25519.Point>;

export interface Signed {
  readonly what: string;
  readonly publicKey: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
  /** The verdict that everybody must give. */
  readonly isSigned: boolean;
}

const { Point } = ed25519;
const L = Point.Fn.ORDER;
const P = Point.Fp.ORDER;

/** Generates the eight points of small order. */
const TORSION = Point.fromHex('c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a');
const torsion = (times: number): Point => TORSION.multiplyUnsafe(BigInt(times));

/** Every spelling of the points of small order: 8 right ones, and the ones of RFC 8032's wrong y or wrong sign. */
export const SMALL_ORDER: readonly Uint8Array[] = smallOrderSpellings();

/** The scalar that a secret stands for. */
const scalarOf = (secret: Uint8Array): bigint => ed25519.utils.getExtendedPublicKey(secret).scalar;

const challenge = (r: Uint8Array, publicKey: Uint8Array, message: Uint8Array): bigint =>
  Point.Fn.create(bytesToNumberLE(sha512(Buffer.concat([r, publicKey, message]))));

const joined = (r: Uint8Array, s: bigint): Uint8Array => Buffer.concat([r, numberToBytesLE(s, 32)]);

/** A key or an R with something of small order in it, signed by whoever knows the rest of the key. */
function mixed(at: number, inKey: number, inR: number): Signed {
  const secret = ed25519.utils.randomSecretKey();
  const publicKey = Point.BASE.multiply(scalarOf(secret)).add(torsion(inKey)).toBytes();
  const r = Point.Fn.create(bytesToNumberLE(crypto.getRandomValues(new Uint8Array(32))));
  const R = Point.BASE.multiply(r).add(torsion(inR)).toBytes();
  const message = Uint8Array.of(at & 255, at >> 8);
  const k = challenge(R, publicKey, message);
  const signature = joined(R, Point.Fn.create(r + k * scalarOf(secret)));
  // S * B = R - inR * T + k * (A - inKey * T), so it holds as it stands when what is of small order cancels out
  const isSigned = (BigInt(inR) + k * BigInt(inKey)) % 8n === 0n;
  return { what: `small order in key: ${inKey}, in R: ${inR}`, publicKey, message, signature, isSigned };
}

/** Signatures that libraries are known to judge differently, with the one verdict that is ours. */
export function oddSignatures(): readonly Signed[] {
  const secret = ed25519.utils.randomSecretKey();
  const publicKey = ed25519.getPublicKey(secret);
  const message = new TextEncoder().encode('stembewijs');
  const signature = ed25519.sign(message, secret);
  const r = signature.subarray(0, 32);
  const s = bytesToNumberLE(signature.subarray(32));
  const given = { publicKey, message, signature, isSigned: false };
  const mixtures = Array.from({ length: 640 }, (_, at) => mixed(at, at % 8, (at >> 3) % 8));
  return [
    { ...given, what: 'as it should be', isSigned: true },
    { ...given, what: 'S + L', signature: joined(r, s + L) },
    { ...given, what: 'S + 2L', signature: joined(r, s + 2n * L) },
    { ...given, what: 'S with its highest bit', signature: signature.with(63, (signature[63] ?? 0) | 0x80) },
    { ...given, what: 'S = 0', signature: joined(r, 0n) },
    { ...given, what: 'S = L', signature: joined(r, L) },
    { ...given, what: '-S', signature: joined(r, L - s) },
    { ...given, what: 'the other R with this y', signature: signature.with(31, (signature[31] ?? 0) ^ 0x80) },
    { ...given, what: 'the other key with this y', publicKey: publicKey.with(31, (publicKey[31] ?? 0) ^ 0x80) },
    { ...given, what: 'a short signature', signature: signature.subarray(1) },
    { ...given, what: 'a long signature', signature: Buffer.concat([signature, Uint8Array.of(0)]) },
    { ...given, what: 'no signature', signature: new Uint8Array(0) },
    { ...given, what: 'a short key', publicKey: publicKey.subarray(1) },
    { ...given, what: 'a long key', publicKey: Buffer.concat([publicKey, Uint8Array.of(0)]) },
    { ...given, what: 'no key', publicKey: new Uint8Array(0) },
    ...offTheCurve().map((y) => ({ ...given, what: 'a key that is no point', publicKey: y })),
    ...offTheCurve().map((y) => ({ ...given, what: 'an R that is no point', signature: joined(y, s) })),
    ...beyondTheField().map((y) => ({ ...given, what: 'a key with y of p or more', publicKey: y })),
    ...beyondTheField().map((y) => ({ ...given, what: 'an R with y of p or more', signature: joined(y, s) })),
    ...SMALL_ORDER.flatMap((key) => withSmallOrderKey(key, message)),
    ...SMALL_ORDER.map((R) => withSmallOrderR(secret, R, message)),
    ...mixtures,
  ];
}

/** With a key of small order anyone signs: S = 0 and R = -k * A, or R = S * B for the messages where k * A is zero. */
function withSmallOrderKey(publicKey: Uint8Array, message: Uint8Array): readonly Signed[] {
  const given = { publicKey, message, isSigned: false };
  const byItself = SMALL_ORDER.map((R) => ({
    ...given,
    what: 'a key and an R of small order',
    signature: joined(R, 0n),
  }));
  const fromBase = [1n, 5n].map((s) => ({
    ...given,
    what: 'a key of small order',
    signature: joined(Point.BASE.multiply(s).toBytes(), s),
  }));
  return [...byItself, ...fromBase];
}

/** S = k * a, which with R of small order holds under the equation with a cofactor. */
function withSmallOrderR(secret: Uint8Array, R: Uint8Array, message: Uint8Array): Signed {
  const publicKey = ed25519.getPublicKey(secret);
  const s = Point.Fn.create(challenge(R, publicKey, message) * scalarOf(secret));
  return { what: 'an R of small order', publicKey, message, signature: joined(R, s), isSigned: false };
}

function smallOrderSpellings(): readonly Uint8Array[] {
  const right = Array.from({ length: 8 }, (_, at) => torsion(at).toBytes());
  const values = [0n, 1n, P - 1n, P, P + 1n].map((y) => numberToBytesLE(y, 32));
  const all = [...right, ...values, ...values.map((y) => y.with(31, (y[31] ?? 0) | 0x80))];
  return [...new Map(all.map((bytes) => [Buffer.from(bytes).toString('hex'), bytes])).values()];
}

function offTheCurve(): readonly Uint8Array[] {
  const isPoint = (bytes: Uint8Array): boolean => {
    try {
      Point.fromBytes(bytes);
      return true;
    } catch {
      return false;
    }
  };
  return Array.from({ length: 40 }, (_, at) => numberToBytesLE(BigInt(at + 2), 32)).filter((bytes) => !isPoint(bytes));
}

function beyondTheField(): readonly Uint8Array[] {
  const values = Array.from({ length: 19 }, (_, at) => numberToBytesLE(P + BigInt(at), 32));
  return [...values, ...values.map((y) => y.with(31, 0xff))];
}
