import crypto from 'node:crypto';
import { projectId, roundId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { computedOrder, drawCommitment, drawNonce, drawSeed } from './computed-draw.ts';

const ROUND = roundId('parkwijk-2027');
const SECRET = new Uint8Array(32).fill(7);
const CLOSE_ROOT = new Uint8Array(32).fill(9);
const PROJECTS = Array.from({ length: 6 }, (_, at) => projectId(`0000000${at}-0000-4000-8000-000000000000`));

/** The same from the text of docs/protocol.md, section 9, on node:crypto. */
const nonce = Buffer.from(crypto.hkdfSync('sha256', SECRET, '', 'wijkbegroting/draw/v1', 32));
const hash = (...parts: (Buffer | Uint8Array | string)[]) =>
  crypto
    .createHash('sha256')
    .update(Buffer.concat(parts.map((part) => Buffer.from(part as string))))
    .digest();

test('the nonce follows from the tally secret', () => {
  expect(Buffer.from(drawNonce(SECRET))).toEqual(nonce);
});

test('the commitment binds round and nonce', () => {
  const expected = hash('wijkbegroting/draw/v1', '\0', ROUND, '\0', nonce).toString('hex');
  expect(drawCommitment(ROUND, drawNonce(SECRET))).toBe(expected);
  expect(drawCommitment(roundId('parkwijk-2028'), drawNonce(SECRET))).not.toBe(expected);
});

test('the order is that of the hashes of seed and project, wherever a project stood before', () => {
  const seed = hash('wijkbegroting/draw-seed/v1', '\0', ROUND, '\0', CLOSE_ROOT, nonce);
  expect(Buffer.from(drawSeed(ROUND, CLOSE_ROOT, drawNonce(SECRET)))).toEqual(seed);
  const lots = PROJECTS.map((id) => [hash(seed, id).toString('hex'), id] as const).sort();
  const expected = lots.map(([, id]) => id);
  expect(computedOrder(seed, PROJECTS)).toEqual(expected);
  expect(computedOrder(seed, PROJECTS.toReversed())).toEqual(expected);
  expect(expected).not.toEqual(PROJECTS);
});

test('ballots that were still to come change the order', () => {
  const orders = [CLOSE_ROOT, new Uint8Array(32)].map((root) =>
    computedOrder(drawSeed(ROUND, root, drawNonce(SECRET)), PROJECTS),
  );
  expect(orders[0]).not.toEqual(orders[1]);
});
