import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CT_LEAVES, CT_ROOTS } from '../../test/log-vectors.ts';
import { MTH } from '../../test/naive-log.ts';
import { toHex, utf8 } from '../bytes.ts';
import { appendLeaves, EMPTY_TREE, leafHash, merkleRoot, nodeHash, splitPoint, treeRoot } from './merkle.ts';

const leaves = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 70 });

test.each([...CT_ROOTS.entries()])('the published root of the first %i leaves', (size, root) => {
  expect(toHex(merkleRoot(CT_LEAVES.slice(0, size).map(leafHash)))).toBe(root);
});

test('the root is that of the recursive definition', () => {
  fc.assert(
    fc.property(leaves, (some) => {
      expect(merkleRoot(some.map(leafHash))).toEqual(MTH(some));
    }),
  );
});

test('a growing log has at each size the root of the recursive definition', () => {
  fc.assert(
    fc.property(leaves, (some) => {
      let tree = EMPTY_TREE;
      for (const [at, leaf] of some.entries()) {
        tree = appendLeaves(tree, [leafHash(leaf)]);
        expect(tree.size).toBe(at + 1);
        expect(treeRoot(tree)).toEqual(MTH(some.slice(0, at + 1)));
      }
    }),
    { numRuns: 20 },
  );
});

test('it makes no difference in how many steps leaves are appended', () => {
  fc.assert(
    fc.property(leaves, leaves, (some, more) => {
      const [first, second] = [some.map(leafHash), more.map(leafHash)];
      const inTwo = appendLeaves(appendLeaves(EMPTY_TREE, first), second);
      expect(inTwo).toEqual(appendLeaves(EMPTY_TREE, [...first, ...second]));
    }),
  );
});

describe('a log that grows', () => {
  const hashes = CT_LEAVES.map(leafHash);

  test('is a new one; the earlier one stays as it was', () => {
    const earlier = appendLeaves(EMPTY_TREE, hashes.slice(0, 3));
    const root = treeRoot(earlier);
    appendLeaves(earlier, hashes.slice(3));
    expect(treeRoot(earlier)).toEqual(root);
    expect(EMPTY_TREE).toEqual({ size: 0, subtrees: [] });
  });

  test('does not change with the bytes that it was made of', () => {
    const hash = leafHash(utf8('a'));
    const tree = appendLeaves(EMPTY_TREE, [hash]);
    hash.fill(0);
    expect(treeRoot(tree)).toEqual(leafHash(utf8('a')));
  });

  test.each([
    [1, 1],
    [2, 1],
    [3, 2],
    [7, 3],
    [8, 1],
  ])('of %i leaves keeps %i hashes', (size, kept) => {
    expect(appendLeaves(EMPTY_TREE, hashes.slice(0, size)).subtrees).toHaveLength(kept);
  });
});

test('hundreds of thousands of leaves are kept in a few hashes', () => {
  const hash = leafHash(utf8('a'));
  const tree = appendLeaves(
    EMPTY_TREE,
    Array.from({ length: 200_000 }, () => hash),
  );
  expect(tree.size).toBe(200_000);
  expect(tree.subtrees).toHaveLength(200_000n.toString(2).replaceAll('0', '').length);
});

test.each([0, 31, 33, 64])('a hash of %i bytes is a mistake of the caller', (length) => {
  const [wrong, right] = [new Uint8Array(length), new Uint8Array(32)];
  expect(() => merkleRoot([wrong])).toThrow('32 bytes');
  expect(() => nodeHash(wrong, right)).toThrow('32 bytes');
  expect(() => nodeHash(right, wrong)).toThrow('32 bytes');
});

test('a leaf that looks like two hashes is no node', () => {
  const two = new Uint8Array(64).fill(7);
  expect(leafHash(two)).not.toEqual(nodeHash(two.subarray(0, 32), two.subarray(32)));
});

test.each([
  [2, 1],
  [3, 2],
  [4, 2],
  [5, 4],
  [8, 4],
  [9, 8],
  [2 ** 40, 2 ** 39],
  [2 ** 40 + 1, 2 ** 40],
])('a tree of %i leaves is divided after %i', (size, left) => {
  expect(splitPoint(size)).toBe(left);
});

test.each([0, 1, 1.5, Number.NaN])('a tree of %d leaves is not divided', (size) => {
  expect(() => splitPoint(size)).toThrow('two leaves');
});
