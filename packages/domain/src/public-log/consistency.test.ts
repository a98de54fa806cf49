import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CT_LEAVES, CT_PROOFS, CT_ROOTS } from '../../test/log-vectors.ts';
import { PROOF, proofShape } from '../../test/naive-log.ts';
import { type Bytes, fromHex, toHex, utf8 } from '../bytes.ts';
import { type Consistency, consistencyProof, verifyConsistency } from './consistency.ts';
import { leafHash, merkleRoot } from './merkle.ts';

const LARGEST = 70;
const LEAVES = Array.from({ length: LARGEST }, (_, at) => utf8(`leaf ${at}`));
const HASHES = LEAVES.map(leafHash);
const ROOTS = Array.from({ length: LARGEST + 1 }, (_, size) => merkleRoot(HASHES.slice(0, size)));

/** Two heads of one log: [from, to]. */
const heads = fc
  .integer({ min: 1, max: LARGEST })
  .chain((to) => fc.tuple(fc.integer({ min: 1, max: to }), fc.constant(to)));

function consistency(from: number, to: number): Consistency {
  return { from, fromRoot: ROOTS[from]!, to, toRoot: ROOTS[to]!, proof: consistencyProof(HASHES, from, to) };
}

const bytesOf = (hex: string): Bytes => {
  const read = fromHex(hex);
  if (!read.ok) throw new Error(hex);
  return read.value;
};

test.each(CT_PROOFS)('the published proof from %i to %i', (from, to, proof) => {
  expect(consistencyProof(CT_LEAVES.map(leafHash), from, to).map(toHex)).toEqual(proof);
  const [fromRoot, toRoot] = [bytesOf(CT_ROOTS[from]!), bytesOf(CT_ROOTS[to]!)];
  expect(verifyConsistency({ from, fromRoot, to, toRoot, proof: proof.map(bytesOf) })).toBe(true);
});

test(`between all sizes up to ${LARGEST}: the proof of the recursive definition, and it verifies`, () => {
  for (let to = 1; to <= LARGEST; to += 1) {
    for (let from = 1; from <= to; from += 1) {
      const claim = consistency(from, to);
      expect(claim.proof).toEqual(PROOF(from, LEAVES.slice(0, to)));
      expect(verifyConsistency(claim)).toBe(true);
    }
  }
});

test('no other root and no altered proof verifies', () => {
  fc.assert(
    fc.property(heads, fc.nat(), fc.integer({ min: 0, max: 255 }), ([from, to], where, bit) => {
      const claim = consistency(from, to);
      const flipped = (hash: Uint8Array) => hash.with(bit >> 3, hash[bit >> 3]! ^ (1 << (bit & 7)));
      const at = where % Math.max(1, claim.proof.length);
      const altered: readonly Partial<Consistency>[] = [
        { fromRoot: flipped(claim.fromRoot) },
        { toRoot: flipped(claim.toRoot) },
        { fromRoot: claim.fromRoot.subarray(1) },
        { toRoot: claim.toRoot.subarray(1) },
        { proof: [...claim.proof, claim.toRoot] },
        { proof: [claim.fromRoot, ...claim.proof] },
        { proof: claim.proof.toSpliced(at, 0, claim.fromRoot) },
        { proof: [...claim.proof, new Uint8Array()] },
        ...(from === to ? [] : [{ fromRoot: claim.toRoot, toRoot: claim.fromRoot }, { proof: [] }]),
        ...(claim.proof.length === 0
          ? []
          : [
              { proof: claim.proof.with(at, flipped(claim.proof[at]!)) },
              { proof: claim.proof.toSpliced(at, 1) },
              { proof: claim.proof.with(at, claim.proof[at]!.subarray(1)) },
            ]),
        ...(claim.proof.length < 2 ? [] : [{ proof: claim.proof.toReversed() }]),
      ];
      for (const change of altered) expect(verifyConsistency({ ...claim, ...change })).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('other sizes verify only where the proof has the same shape', () => {
  for (let to = 1; to <= 20; to += 1) {
    for (let from = 1; from <= to; from += 1) {
      const claim = consistency(from, to);
      for (let other = 0; other <= 40; other += 1) {
        const asTo = from <= other && proofShape(from, other) === proofShape(from, to);
        expect(verifyConsistency({ ...claim, to: other })).toBe(asTo);
        const asFrom = other > 0 && other <= to && proofShape(other, to) === proofShape(from, to);
        expect(verifyConsistency({ ...claim, from: other })).toBe(asFrom);
      }
    }
  }
});

test('a log that was rewritten has no proof: one leaf changed, before or after, or another order', () => {
  fc.assert(
    fc.property(heads, fc.nat(), ([from, to], where) => {
      const at = where % from;
      const rewritten = HASHES.slice(0, to).with(at, leafHash(utf8('rewritten')));
      const proof = consistencyProof(rewritten, from, to);
      const claim = { from, fromRoot: ROOTS[from]!, to, toRoot: merkleRoot(rewritten), proof };
      expect(verifyConsistency(claim)).toBe(false);
      expect(verifyConsistency({ ...claim, proof: consistencyProof(HASHES, from, to) })).toBe(false);
    }),
  );
});

test('the same size: equal roots and nothing else', () => {
  const [, , , root, other] = ROOTS;
  expect(verifyConsistency({ from: 3, fromRoot: root!, to: 3, toRoot: root!, proof: [] })).toBe(true);
  expect(verifyConsistency({ from: 3, fromRoot: root!, to: 3, toRoot: other!, proof: [] })).toBe(false);
  expect(verifyConsistency({ from: 3, fromRoot: root!, to: 3, toRoot: root!, proof: [root!] })).toBe(false);
});

test.each([
  [0, 0],
  [0, 3],
  [-1, 3],
  [3, 2],
  [0.5, 3],
  [1, 3.5],
  [Number.NaN, Number.NaN],
  [1, Number.POSITIVE_INFINITY],
  [1, 2 ** 53],
])('from %d to %d nothing can be shown', (from, to) => {
  const [empty, one] = ROOTS;
  for (const proof of [[], [one!], consistencyProof(HASHES, 1, 3)]) {
    for (const [fromRoot, toRoot] of [
      [empty!, empty!],
      [empty!, ROOTS[3]!],
      [one!, one!],
      [one!, ROOTS[3]!],
    ] as const) {
      expect(verifyConsistency({ from, fromRoot, to, toRoot, proof })).toBe(false);
    }
  }
});

test('empty roots are no roots', () => {
  const empty = new Uint8Array();
  expect(verifyConsistency({ from: 1, fromRoot: empty, to: 1, toRoot: empty, proof: [] })).toBe(false);
});

test('sizes beyond 32 bits are not cut off', () => {
  const [left, right] = [HASHES[0]!, HASHES[1]!];
  const claim = { from: 2 ** 32, fromRoot: left, to: 2 ** 32 + 1, toRoot: ROOTS[2]!, proof: [right] };
  expect(verifyConsistency(claim)).toBe(true);
  expect(verifyConsistency({ ...claim, to: 2 ** 32 + 2 ** 33 })).toBe(false);
});

test.each([
  [0, 3, 'goes from a log with leaves to a later one'],
  [-1, 3, 'goes from a log with leaves to a later one'],
  [0.5, 3, 'goes from a log with leaves to a later one'],
  [3, 2, 'goes from a log with leaves to a later one'],
  [1, 4, 'leaves that are there'],
  [1, 2.5, 'leaves that are there'],
])('a proof from %d to %d, where there are 3, is a mistake of the caller', (from, to, message) => {
  expect(() => consistencyProof(HASHES.slice(0, 3), from, to)).toThrow(message);
});
