import { makeEd25519Key } from '@wijkbegroting/protocol';
import { expect, test } from 'vitest';
import {
  answerFor,
  batchLeaf,
  CLOSE,
  COSIGNED_AT,
  hashOf,
  headOf,
  incident,
  keys,
  receiptFor,
  type ROUND,
  wholeLog,
} from '../test/public-log.ts';
import { checkClosedLog, checkInclusion, checkLog } from './check-inclusion.ts';
import type { LoggedLeaf } from './logged-leaf.ts';

const mine = hashOf('mine');
const others = ['a', 'b', 'c'].map(hashOf);
const signed = receiptFor(mine, 2);
const first = batchLeaf(1, others);
const leaves = [incident('opened'), first, incident('late'), batchLeaf(2, [mine, ...others]), incident('more')];
const right = answerFor(leaves, 3);
const without = [...leaves.slice(0, 3), batchLeaf(2, others), incident('more')];

const check = (answer: unknown) => checkInclusion({ signed, keys, answer });

test('a ballot in its batch, in a log that the box signed, is included', async () => {
  expect(await check(right)).toMatchObject({
    kind: 'included',
    batch: 2,
    ballots: 4,
    position: 3,
    size: 5,
    seenBy: [],
  });
});

test('who cosigned the head is told, with the moment', async () => {
  expect(await check(answerFor(leaves, 3, { isCosigned: true }))).toMatchObject({
    kind: 'included',
    seenBy: [{ name: 'controleur.example', at: new Date(COSIGNED_AT * 1_000).toISOString() }],
  });
});

test('a cosignature by another key than the record names is not told', async () => {
  const stranger = { name: 'controleur.example', key: receiptFor(mine, 1).signature.slice(0, 43) };
  const given = {
    signed,
    keys: { ...keys, witnesses: [stranger] },
    answer: answerFor(leaves, 3, { isCosigned: true }),
  };
  expect(await checkInclusion(given)).toMatchObject({ kind: 'included', seenBy: [] });
});

test('no batch yet', async () => {
  expect(await check(undefined)).toEqual({ kind: 'not-yet' });
});

test.each([
  ['the only leaf', [batchLeaf(2, [mine])], 0],
  ['the first of many', [batchLeaf(2, [mine]), ...leaves], 0],
  ['the last of many', [...leaves.slice(0, 3), batchLeaf(2, [mine])], 3],
])('in %s', async (_, log, at) => {
  expect(await check(answerFor(log, at))).toMatchObject({ kind: 'included', position: at, size: log.length });
});

test('a batch of a signed log without the ballot is proof against the box', async () => {
  expect(await check(answerFor(without, 3, { isCosigned: true }))).toMatchObject({
    kind: 'contradiction',
    why: 'not-in-its-batch',
    size: 5,
    seenBy: [{ name: 'controleur.example' }],
  });
});

const stranger = makeEd25519Key();
test.each<[string, unknown, string]>([
  ['nothing of a batch', { message: 'yes, it is there' }, 'answer-malformed'],
  ['null', null, 'answer-malformed'],
  ['a hash that is none', { ...right, hashes: ['x'] }, 'answer-malformed'],
  ['no place', { ...right, position: 1.5 }, 'answer-malformed'],
  ['a head by another key', answerFor(leaves, 3, { secretKey: stranger.secretKey }), 'head-not-signed'],
  ['a head of another log', answerFor(leaves, 3, { origin: 'wijkbegroting/elders-2027' }), 'head-not-signed'],
  ['no head', { ...right, checkpoint: 'believe me' }, 'head-not-signed'],
  ['a changed head', { ...right, checkpoint: right.checkpoint.replace('\n5\n', '\n6\n') }, 'head-not-signed'],
  ['the head of a log without it', { ...right, checkpoint: headOf(without) }, 'not-in-log'],
  ['another place', { ...right, position: 2 }, 'not-in-log'],
  ['a place that is negative', { ...right, position: -1 }, 'not-in-log'],
  ['a proof that is too short', { ...right, hashes: right.hashes.slice(1) }, 'not-in-log'],
  ['a leaf that was changed to hold it', { ...answerFor(without, 3), leaf: right.leaf }, 'not-in-log'],
  ['a leaf that was changed to lack it', { ...right, leaf: answerFor(without, 3).leaf }, 'not-in-log'],
  ['another batch', answerFor(leaves, 1), 'other-batch'],
  ['another event', answerFor(leaves, 0), 'other-batch'],
])('%s shows nothing, and proves nothing', async (_, answer, why) => {
  expect(await check(answer)).toEqual({ kind: 'not-shown', why });
});

test('a batch that is spelled in another way than the log allows is no batch', async () => {
  const spaced = leaves.with(3, right.leaf.replace(',', ', '));
  expect(await check(answerFor(spaced, 3))).toEqual({ kind: 'not-shown', why: 'other-batch' });
});

test.each([
  ['another ballot', { ...signed, receipt: { ...signed.receipt, ballotHash: hashOf('a') } }],
  ['another batch', { ...signed, receipt: { ...signed.receipt, batch: 1 } }],
  ['another signature', { ...signed, signature: receiptFor(mine, 1).signature }],
])('a receipt with %s is none, whatever the log says', async (_, receipt) => {
  expect(await checkInclusion({ signed: receipt, keys, answer: right })).toEqual({ kind: 'receipt-does-not-verify' });
});

test('a receipt of another round is none', async () => {
  const elsewhere = { ...keys, round: 'elders-2027' as typeof ROUND };
  expect(await checkInclusion({ signed, keys: elsewhere, answer: right })).toEqual({ kind: 'receipt-does-not-verify' });
});

test('any changed byte of the answer is noticed', async () => {
  for (const field of ['leaf', 'checkpoint'] as const) {
    const text = right[field];
    for (let at = 0; at < text.length; at += 7) {
      const changed: LoggedLeaf = { ...right, [field]: `${text.slice(0, at)}#${text.slice(at + 1)}` };
      expect((await check(changed)).kind, `${field} ${String(at)}`).toBe('not-shown');
    }
  }
});

test('a log that closed without the promised batch is proof against the box', async () => {
  const closed = wholeLog([incident('opened'), first, CLOSE], { isCosigned: true });
  expect(await checkClosedLog({ signed, keys, log: closed })).toMatchObject({
    kind: 'contradiction',
    why: 'closed-without-batch',
    size: 3,
    seenBy: [{ name: 'controleur.example' }],
  });
});

test.each([
  ['a log that is still open', wholeLog([incident('opened'), first]), { kind: 'not-yet' }],
  ['a closed log with the batch', wholeLog([...leaves, CLOSE]), { kind: 'not-shown', why: 'other-batch' }],
  ['a log with a leaf left out', { ...wholeLog([...leaves, CLOSE]), leaves: [first, CLOSE] }, { kind: 'not-shown', why: 'not-in-log' }], // prettier-ignore
  ['a head that is not signed', { ...wholeLog([first, CLOSE]), checkpoint: '' }, { kind: 'not-shown', why: 'head-not-signed' }], // prettier-ignore
])('%s proves nothing', async (_, log, verdict) => {
  expect(await checkClosedLog({ signed, keys, log })).toEqual(verdict);
});

test('a receipt that is none proves nothing with a closed log either', async () => {
  const forged = { ...signed, receipt: { ...signed.receipt, batch: 7 } };
  const log = wholeLog([first, CLOSE]);
  expect(await checkClosedLog({ signed: forged, keys, log })).toEqual({ kind: 'receipt-does-not-verify' });
});

test('a whole log is checked against its signed head', async () => {
  expect(await checkLog(wholeLog(leaves, { isCosigned: true }), keys)).toMatchObject({
    kind: 'whole',
    size: 5,
    seenBy: [{ name: 'controleur.example' }],
  });
  const { checkpoint } = wholeLog(leaves);
  for (const wrong of [leaves.slice(1), leaves.toReversed(), [...leaves, CLOSE], leaves.with(2, incident('other'))]) {
    expect(await checkLog({ checkpoint, leaves: wrong }, keys)).toEqual({ kind: 'not-shown', why: 'not-in-log' });
  }
});
