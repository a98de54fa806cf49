import { type Bytes, equalBytes } from '../bytes.ts';
import { invariant } from '../invariant.ts';
import { HASH_LENGTH, merkleRoot, nodeHash, splitPoint } from './merkle.ts';
import { parentPlace, proofSides } from './proof-sides.ts';

/** Two heads of a log, and what should show that the later one only added leaves to the earlier one. */
export interface Consistency {
  /** Number of leaves of the earlier head. */
  readonly from: number;
  /** 32 bytes. */
  readonly fromRoot: Uint8Array;
  /** Number of leaves of the later head. */
  readonly to: number;
  /** 32 bytes. */
  readonly toRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/**
 * The hashes that show that the log of the first `from` leaves is the beginning of the log of the first `to`: the PROOF
 * of RFC 9162, section 2.1.4.1. Empty when `from` equals `to`. Takes work in proportion to the size.
 * @param leafHashes the leaves of the log, `to` or more of them
 * @throws when there are fewer leaves, `from` is beyond `to`, or `from` is 0: every log begins with the empty one, so
 *   there is nothing to show
 */
export function consistencyProof(leafHashes: readonly Uint8Array[], from: number, to: number): readonly Bytes[] {
  invariant(Number.isSafeInteger(to) && to <= leafHashes.length, 'a proof is about leaves that are there');
  invariant(Number.isSafeInteger(from) && from > 0 && from <= to, 'a proof goes from a log with leaves to a later one');
  const path: Bytes[] = [];
  let [start, end] = [0, to];
  // Once the way has turned to the right, the earlier root is no subtree of its own, and the reader needs the last one.
  while (end !== from) {
    const middle = start + splitPoint(end - start);
    const isLeft = from <= middle;
    path.push(isLeft ? merkleRoot(leafHashes.slice(middle, end)) : merkleRoot(leafHashes.slice(start, middle)));
    if (isLeft) end = middle;
    else start = middle;
  }
  if (start > 0) path.push(merkleRoot(leafHashes.slice(start, end)));
  return path.reverse();
}

/**
 * Whether the later log begins with the earlier one: the algorithm of RFC 9162, section 2.1.4.2, step by step. Nothing
 * is thrown, so everything may come from outside.
 *
 * `from` equal to `to`: true exactly when the roots are equal and the proof is empty. `from` is 0: false, as nothing can
 * be shown. Whoever knows no earlier head with leaves has to trust the first one. As with an inclusion proof, size and
 * root of a head belong together and come from one signed checkpoint each.
 */
export function verifyConsistency({ from, fromRoot, to, toRoot, proof }: Consistency): boolean {
  const areSizes = Number.isSafeInteger(from) && Number.isSafeInteger(to) && from > 0 && from <= to;
  if (!areSizes || [fromRoot, toRoot, ...proof].some((hash) => hash.length !== HASH_LENGTH)) return false;
  if (from === to) return proof.length === 0 && equalBytes(fromRoot, toRoot);
  return leadsToBoth({ from, fromRoot, to, toRoot, proof });
}

function leadsToBoth({ from, fromRoot, to, toRoot, proof }: Consistency): boolean {
  let [place, last] = [from - 1, to - 1];
  while (place % 2 === 1) [place, last] = [parentPlace(place), parentPlace(last)];
  // The place is 0 exactly when `from` is a power of two: the earlier root is then a subtree of the later log.
  const [first, ...rest] = place === 0 ? [fromRoot, ...proof] : proof;
  const sides = proofSides(place, last, rest.length);
  if (first === undefined || sides === undefined) return false;
  let [earlier, later] = [first, first];
  for (const [at, beside] of rest.entries()) {
    // What stands on the right came after the earlier head.
    if (sides[at] === 'left') [earlier, later] = [nodeHash(beside, earlier), nodeHash(beside, later)];
    else later = nodeHash(later, beside);
  }
  return equalBytes(earlier, fromRoot) && equalBytes(later, toRoot);
}
