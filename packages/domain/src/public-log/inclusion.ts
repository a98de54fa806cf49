import { type Bytes, equalBytes } from '../bytes.ts';
import { invariant } from '../invariant.ts';
import { HASH_LENGTH, merkleRoot, nodeHash, splitPoint } from './merkle.ts';
import { proofSides } from './proof-sides.ts';

/** A leaf, the place it should have, and what should show that it has it. */
export interface Inclusion {
  /** 32 bytes. */
  readonly leafHash: Uint8Array;
  /** Place of the leaf, from 0. */
  readonly index: number;
  /** Number of leaves of the log. */
  readonly size: number;
  /** The hashes beside the way from the leaf to the root, from the bottom up. */
  readonly proof: readonly Uint8Array[];
  /** The root of the log at this size, from a checkpoint. */
  readonly root: Uint8Array;
}

/**
 * The hashes that lead from one leaf to the root of the log of the first `size` leaves, from the bottom up: the PATH of
 * RFC 9162, section 2.1.3.1. Empty for the only leaf of a log of one. Takes work in proportion to the size.
 * @param leafHashes the leaves of the log, `size` or more of them
 * @throws when there are fewer leaves, or the leaf is not among the first `size`
 */
export function inclusionProof(leafHashes: readonly Uint8Array[], index: number, size: number): readonly Bytes[] {
  invariant(Number.isSafeInteger(size) && size <= leafHashes.length, 'a proof is about leaves that are there');
  invariant(Number.isSafeInteger(index) && index >= 0 && index < size, 'only a leaf of the log has a proof');
  const path: Bytes[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    const isLeft = index < middle;
    path.push(isLeft ? merkleRoot(leafHashes.slice(middle, to)) : merkleRoot(leafHashes.slice(from, middle)));
    if (isLeft) to = middle;
    else from = middle;
  }
  return path.reverse();
}

/**
 * Whether the leaf stands at this place in the log with this root: the algorithm of RFC 9162, section 2.1.3.2, step by
 * step. Whatever is out of range or not 32 bytes is false. Nothing is thrown, so everything may come from outside.
 *
 * A proof does not fix the size by itself: the first leaf of three and of four has a path of the same shape. Root and
 * size therefore come from the same signed checkpoint.
 */
export function verifyInclusion({ leafHash, index, size, proof, root }: Inclusion): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false;
  if ([leafHash, ...proof].some((hash) => hash.length !== HASH_LENGTH)) return false;
  const sides = proofSides(index, size - 1, proof.length);
  if (sides === undefined) return false;
  const found = proof.reduce<Uint8Array>(
    (hash, beside, at) => (sides[at] === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside)),
    leafHash,
  );
  return equalBytes(found, root);
}
