import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CT_LEAVES, CT_PATHS, CT_ROOTS } from '../../test/log-vectors.ts';
import { PATH, pathShape } from '../../test/naive-log.ts';
import { type Bytes, fromHex, toHex, utf8 } from '../bytes.ts';
import { type Inclusion, inclusionProof, verifyInclusion } from './inclusion.ts';
import { leafHash, merkleRoot } from './merkle.ts';

const LARGEST = 70;
const LEAVES = Array.from({ length: LARGEST }, (_, at) => utf8(`leaf ${at}`));
const HASHES = LEAVES.map(leafHash);
const ROOTS = Array.from({ length: LARGEST + 1 }, (_, size) => merkleRoot(HASHES.slice(0, size)));

/** A log and one of its leaves: [index, size]. */
const places = fc.integer({ min: 1, max: LARGEST }).chain((size) => fc.tuple(fc.nat(size - 1), fc.constant(size)));

function inclusion(index: number, size: number): Inclusion {
  return { leafHash: HASHES[index]!, index, size, proof: inclusionProof(HASHES, index, size), root: ROOTS[size]! };
}

const bytesOf = (hex: string): Bytes => {
  const read = fromHex(hex);
  if (!read.ok) throw new Error(hex);
  return read.value;
};

test.each(CT_PATHS)('the published path of leaf %i of %i', (index, size, path) => {
  const hashes = CT_LEAVES.map(leafHash);
  expect(inclusionProof(hashes, index, size).map(toHex)).toEqual(path);
  const root = bytesOf(CT_ROOTS[size]!);
  expect(verifyInclusion({ leafHash: hashes[index]!, index, size, proof: path.map(bytesOf), root })).toBe(true);
});

test(`every leaf of every log of up to ${LARGEST} has the path of the recursive definition, and it verifies`, () => {
  for (let size = 1; size <= LARGEST; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const claim = inclusion(index, size);
      expect(claim.proof).toEqual(PATH(index, LEAVES.slice(0, size)));
      expect(verifyInclusion(claim)).toBe(true);
    }
  }
});

test('no other leaf, no other root and no altered proof verifies', () => {
  fc.assert(
    fc.property(places, fc.nat(), fc.integer({ min: 0, max: 255 }), ([index, size], where, bit) => {
      const claim = inclusion(index, size);
      const flipped = (hash: Uint8Array) => hash.with(bit >> 3, hash[bit >> 3]! ^ (1 << (bit & 7)));
      const at = where % Math.max(1, claim.proof.length);
      const altered: readonly Partial<Inclusion>[] = [
        { leafHash: flipped(claim.leafHash) },
        { root: flipped(claim.root) },
        { root: claim.root.subarray(1) },
        { proof: [...claim.proof, claim.root] },
        { proof: [claim.root, ...claim.proof] },
        { proof: claim.proof.toSpliced(at, 0, claim.root) },
        { proof: [...claim.proof, new Uint8Array()] },
        ...(claim.proof.length === 0
          ? []
          : [
              { proof: claim.proof.with(at, flipped(claim.proof[at]!)) },
              { proof: claim.proof.toSpliced(at, 1) },
              { proof: claim.proof.with(at, claim.proof[at]!.subarray(1)) },
            ]),
        ...(claim.proof.length < 2 ? [] : [{ proof: claim.proof.toReversed() }]),
      ];
      for (const change of altered) expect(verifyInclusion({ ...claim, ...change })).toBe(false);
    }),
    { numRuns: 300 },
  );
});

test('no other index verifies, and another size only where the path has the same shape', () => {
  for (let size = 1; size <= 33; size += 1) {
    for (let index = 0; index < size; index += 1) {
      const claim = inclusion(index, size);
      for (let other = -1; other <= size + 1; other += 1) {
        expect(verifyInclusion({ ...claim, index: other })).toBe(other === index);
      }
      for (let other = 0; other <= 40; other += 1) {
        const isSameShape = index < other && pathShape(index, other) === pathShape(index, size);
        expect(verifyInclusion({ ...claim, size: other })).toBe(isSameShape);
      }
    }
  }
});

test.each([
  [-1, 3],
  [3, 3],
  [0, 0],
  [0.5, 3],
  [0, 2.5],
  [Number.NaN, 3],
  [0, Number.NaN],
  [0, Number.POSITIVE_INFINITY],
  [0, 2 ** 53],
])('leaf %d of %d verifies with nothing', (index, size) => {
  const [hash] = HASHES;
  for (const proof of [[], [hash!], inclusionProof(HASHES, 0, 3)]) {
    for (const root of [hash!, ROOTS[3]!])
      expect(verifyInclusion({ leafHash: hash!, index, size, proof, root })).toBe(false);
  }
});

test('hashes of another length verify nothing, empty ones neither', () => {
  const empty = new Uint8Array();
  expect(verifyInclusion({ leafHash: empty, index: 0, size: 1, proof: [], root: empty })).toBe(false);
});

test('places beyond 32 bits are not cut off', () => {
  // A leaf at place 2^32 of 2^32 + 1 stands alone on the right: one hash, of all that is to its left.
  const [left, right] = [HASHES[0]!, HASHES[1]!];
  const proof = [left];
  const claim = { leafHash: right, index: 2 ** 32, size: 2 ** 32 + 1, proof, root: ROOTS[2]! };
  expect(verifyInclusion(claim)).toBe(true);
  expect(verifyInclusion({ ...claim, index: 0 })).toBe(false);
  expect(verifyInclusion({ ...claim, index: 2 ** 32 - 1 })).toBe(false);
});

test.each([
  [0, 4, 'leaves that are there'],
  [0, 2.5, 'leaves that are there'],
  [3, 3, 'only a leaf of the log'],
  [-1, 3, 'only a leaf of the log'],
  [0.5, 3, 'only a leaf of the log'],
  [0, 0, 'only a leaf of the log'],
])('a proof of leaf %d of %d, where there are 3, is a mistake of the caller', (index, size, message) => {
  expect(() => inclusionProof(HASHES.slice(0, 3), index, size)).toThrow(message);
});
