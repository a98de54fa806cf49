import { fromHex, leafHash, parseCanonicalJson, utf8, verifyInclusion } from '@wijkbegroting/domain';
import type { SignedHead } from './signed-head.ts';

/** A leaf of the log as the site gives it: nothing of it needs to be believed. */
export interface LoggedLeaf {
  /** The leaf as it stands in the log. */
  readonly leaf: string;
  /** Its place, from 0. */
  readonly position: number;
  /** Inclusion proof in hexadecimal, from the bottom up. */
  readonly hashes: readonly string[];
  /** Signed head of the log. */
  readonly checkpoint: string;
}

const MOST_HASHES = 64;
const SHA_256 = /^[0-9a-f]{64}$/;

/** Reads an answer of the site; undefined when it is no leaf with a proof. */
export function loggedLeafIn(answer: unknown): LoggedLeaf | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { leaf, position, hashes, checkpoint } = answer as Readonly<Record<string, unknown>>;
  if (typeof leaf !== 'string' || typeof checkpoint !== 'string' || !areHashes(hashes)) return undefined;
  return Number.isSafeInteger(position) ? { leaf, position: Number(position), hashes, checkpoint } : undefined;
}

/** Hashes of a proof in hexadecimal. */
export function areHashes(hashes: unknown): hashes is readonly string[] {
  return Array.isArray(hashes) && hashes.length <= MOST_HASHES && hashes.every(isSha256);
}

export function isSha256(value: unknown): value is string {
  return typeof value === 'string' && SHA_256.test(value);
}

/** Whether the leaf stands at its place in the log of this head. */
export function isInLog({ leaf, position, hashes }: LoggedLeaf, { checkpoint }: SignedHead): boolean {
  const { size, root } = checkpoint;
  return verifyInclusion({ leafHash: leafHash(utf8(leaf)), index: position, size, proof: bytesOf(hashes), root });
}

/** Hashes that `areHashes` allows, as bytes. */
export function bytesOf(hashes: readonly string[]): readonly Uint8Array[] {
  return hashes.map(fromHex).flatMap((hash) => (hash.ok ? [hash.value] : []));
}

/** The event of a leaf as an object; undefined when the leaf is not its canonical JSON. */
export function eventIn(leaf: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseCanonicalJson(leaf);
  const isEvent = parsed.ok && typeof parsed.value === 'object' && parsed.value !== null;
  return isEvent ? (parsed.value as Readonly<Record<string, unknown>>) : undefined;
}
