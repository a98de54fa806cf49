import { createHash } from 'node:crypto';

/**
 * The tree of RFC 9162 as its text defines it, word for word: recursive, on the leaves themselves, and with another
 * SHA-256. To compare with.
 */
const hash = (...parts: readonly Uint8Array[]): Uint8Array => {
  const sha256 = createHash('sha256');
  for (const part of parts) sha256.update(part);
  return new Uint8Array(sha256.digest());
};

/** MTH (2.1.1). */
export function MTH(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hash();
  if (leaves.length === 1) return hash(Uint8Array.of(0x00), leaves[0]!);
  const k = halfOf(leaves.length);
  return hash(Uint8Array.of(0x01), MTH(leaves.slice(0, k)), MTH(leaves.slice(k)));
}

/** PATH (2.1.3.1). */
export function PATH(m: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  if (leaves.length === 1) return [];
  const k = halfOf(leaves.length);
  return m < k
    ? [...PATH(m, leaves.slice(0, k)), MTH(leaves.slice(k))]
    : [...PATH(m - k, leaves.slice(k)), MTH(leaves.slice(0, k))];
}

/** PROOF (2.1.4.1). */
export function PROOF(m: number, leaves: readonly Uint8Array[]): readonly Uint8Array[] {
  return SUBPROOF(m, leaves, true);
}

function SUBPROOF(m: number, leaves: readonly Uint8Array[], b: boolean): readonly Uint8Array[] {
  if (m === leaves.length) return b ? [] : [MTH(leaves)];
  const k = halfOf(leaves.length);
  return m <= k
    ? [...SUBPROOF(m, leaves.slice(0, k), b), MTH(leaves.slice(k))]
    : [...SUBPROOF(m - k, leaves.slice(k), false), MTH(leaves.slice(0, k))];
}

/** The sides on which the hashes of PATH(m, D[n]) stand. Two proofs of one shape are read in the same way. */
export function pathShape(m: number, n: number): string {
  if (n === 1) return '';
  const k = halfOf(n);
  return m < k ? `${pathShape(m, k)}R` : `${pathShape(m - k, n - k)}L`;
}

/** The same for PROOF(m, D[n]); `=` stands for the hash that both roots begin with, `.` for the earlier root itself. */
export function proofShape(m: number, n: number, b = true): string {
  if (m === n) return b ? '.' : '=';
  const k = halfOf(n);
  return m <= k ? `${proofShape(m, k, b)}R` : `${proofShape(m - k, n - k, false)}L`;
}

/** "Let k be the largest power of two smaller than n." */
function halfOf(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
