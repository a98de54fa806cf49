import { type Bytes, concatBytes } from '../bytes.ts';
import { sha256 } from '../hash.ts';
import { invariant } from '../invariant.ts';

/** Bytes in every hash of the log (SHA-256). */
export const HASH_LENGTH = 32;

const LEAF_PREFIX = Uint8Array.of(0x00);
const NODE_PREFIX = Uint8Array.of(0x01);

/**
 * A log as far as its root depends on it: how many leaves it has, and the roots of the full subtrees that they fill,
 * from the left and largest to the right and smallest. There are as many as the size has binary ones, so a log of a
 * million leaves is kept in at most 20 hashes. Never changed, always made anew.
 */
export interface MerkleTree {
  readonly size: number;
  /** 32 bytes each. */
  readonly subtrees: readonly Bytes[];
}

/** The log without leaves. */
export const EMPTY_TREE: MerkleTree = { size: 0, subtrees: [] };

/** The hash of a leaf: SHA-256(0x00 ‖ leaf). The empty leaf has one too. Source: RFC 9162, section 2.1.1. */
export function leafHash(leaf: Uint8Array): Bytes {
  return sha256(concatBytes(LEAF_PREFIX, leaf));
}

/**
 * The hash of two subtrees that stand next to each other: SHA-256(0x01 ‖ left ‖ right). Source: RFC 9162, section 2.1.1.
 * @throws when one of them is not 32 bytes: the two could then be cut apart elsewhere
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  invariant(left.length === HASH_LENGTH && right.length === HASH_LENGTH, 'a hash of the log is 32 bytes');
  return sha256(concatBytes(NODE_PREFIX, left, right));
}

/** The log with these leaves after its own, in their order; no leaf hashes give the same log. */
export function appendLeaves(tree: MerkleTree, leafHashes: readonly Uint8Array[]): MerkleTree {
  const subtrees = [...tree.subtrees];
  let { size } = tree;
  for (const leaf of leafHashes) {
    invariant(leaf.length === HASH_LENGTH, 'a hash of the log is 32 bytes');
    let hash = concatBytes(leaf);
    // Two full subtrees of the same size become one, as a carry does in binary counting.
    for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) hash = nodeHash(lastOf(subtrees.splice(-1)), hash);
    subtrees.push(hash);
    size += 1;
  }
  return { size, subtrees };
}

/** The root of a log: 32 bytes. Without leaves it is the SHA-256 of nothing. Source: RFC 9162, section 2.1.1. */
export function treeRoot({ subtrees }: MerkleTree): Bytes {
  if (subtrees.length === 0) return sha256(new Uint8Array());
  return subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), lastOf(subtrees));
}

/**
 * The root of the log with these leaves: 32 bytes, the MTH of RFC 9162, section 2.1.1. No leaves give the SHA-256 of
 * nothing, one leaf gives its own hash.
 */
export function merkleRoot(leafHashes: readonly Uint8Array[]): Bytes {
  return treeRoot(appendLeaves(EMPTY_TREE, leafHashes));
}

/** The largest power of two that is smaller than a size of at least 2: where RFC 9162 divides a tree in two. */
export function splitPoint(size: number): number {
  invariant(Number.isSafeInteger(size) && size >= 2, 'only a tree of two leaves or more is divided');
  let left = 1;
  while (left * 2 < size) left *= 2;
  return left;
}

function lastOf(hashes: readonly Bytes[]): Bytes {
  const last = hashes.at(-1);
  invariant(last !== undefined, 'a log has a full subtree for every binary one of its size');
  return last;
}
