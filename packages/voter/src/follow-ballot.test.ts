import { expect, test } from 'vitest';
import { answerFor, batchLeaf, CLOSE, hashOf, headOf, incident, keys, receiptFor, ROUND } from '../test/public-log.ts';
import { followBallot } from './follow-ballot.ts';
import { type KeptReceipt, loadReceipts } from './kept-receipts.ts';
import { memoryStore } from './memory-store.ts';
import { loadSent, sentKey } from './sent-ballot.ts';
import type { Answer, Get } from './surroundings.ts';

const mine = hashOf('mine');
const others = ['a', 'b'].map(hashOf);
const sent = { body: 'sealed', passSignature: 'p', voterSignature: 'v' };
const kept: KeptReceipt = { ...receiptFor(mine, 1), keys, logged: null, closedLog: null };
const leaves = [incident('opened'), batchLeaf(1, [mine, ...others])];
const BATCH = `/v1/rounds/${ROUND}/log/batches/1`;
const unknown: Answer = { status: 404, body: { code: 'batch-unknown' } };
const ok = (body: unknown): Answer => ({ status: 200, body });

async function deviceWith(answers: Readonly<Record<string, Answer>>, again: Answer = { status: 503, body: null }) {
  const store = memoryStore();
  await store.save(sentKey(kept.receipt), JSON.stringify(sent));
  const asked: string[] = [];
  const posted: { readonly path: string; readonly body: unknown }[] = [];
  const get: Get = (path) => {
    asked.push(path);
    const answer = answers[path];
    return answer === undefined ? Promise.reject(new Error('no network')) : Promise.resolve(answer);
  };
  const post = (path: string, body: unknown) => {
    posted.push({ path, body });
    return Promise.resolve(again);
  };
  return { store, get, post, asked, posted };
}

test('while the batch is not there the same sealed ballot is sent again and stays on the device', async () => {
  const device = await deviceWith({ [BATCH]: unknown }, ok(receiptFor(mine, 1)));
  const { inclusion } = await followBallot({ ...device, kept, mayResend: true });
  expect(inclusion).toEqual({ kind: 'not-yet' });
  expect(device.posted).toEqual([{ path: `/v1/rounds/${ROUND}/ballots`, body: sent }]);
  expect(await loadSent(device.store, kept.receipt)).toEqual(sent);
  expect(await loadReceipts(device.store, ROUND)).toEqual([kept]);
});

test('once the log shows it the ballot leaves the device, and the proof stays', async () => {
  const device = await deviceWith({ [BATCH]: ok(answerFor(leaves, 1, { isCosigned: true })) });
  const followed = await followBallot({ ...device, kept, mayResend: true });
  expect(followed.inclusion).toMatchObject({ kind: 'included', position: 1, size: 2 });
  expect(device.posted).toEqual([]);
  expect(await loadSent(device.store, kept.receipt)).toBeUndefined();
  const [again] = await loadReceipts(device.store, ROUND);
  expect(again?.logged).toEqual(answerFor(leaves, 1, { isCosigned: true }));
  const offline = await deviceWith({});
  expect(await followBallot({ ...offline, kept: again ?? kept, mayResend: true })).toMatchObject(followed);
  expect(offline.asked).toEqual([]);
});

test('a proof without a witness is replaced by one with, and stays when there is none', async () => {
  const plain = { ...kept, logged: answerFor(leaves, 1) };
  const cosigned = answerFor([...leaves, incident('more')], 1, { isCosigned: true });
  const better = await followBallot({ ...(await deviceWith({ [BATCH]: ok(cosigned) })), kept: plain, mayResend: true });
  expect(better.inclusion).toMatchObject({ kind: 'included', size: 3, seenBy: [{ name: 'controleur.example' }] });
  for (const answers of [{}, { [BATCH]: ok({ leaf: '' }) }, { [BATCH]: ok(answerFor(leaves, 1)) }]) {
    const same = await followBallot({ ...(await deviceWith(answers)), kept: plain, mayResend: true });
    expect(same.inclusion).toMatchObject({ kind: 'included', size: 2, seenBy: [] });
  }
});

test('a log without the ballot is kept as proof, and the ballot too', async () => {
  const device = await deviceWith({ [BATCH]: ok(answerFor([incident('opened'), batchLeaf(1, others)], 1)) });
  const { inclusion } = await followBallot({ ...device, kept, mayResend: true });
  expect(inclusion).toMatchObject({ kind: 'contradiction', why: 'not-in-its-batch' });
  expect((await loadReceipts(device.store, ROUND))[0]?.logged).not.toBeNull();
  expect(await loadSent(device.store, kept.receipt)).toEqual(sent);
});

test('what proves nothing is not kept', async () => {
  const device = await deviceWith({ [BATCH]: ok({ ...answerFor(leaves, 1), checkpoint: 'believe me' }) });
  const followed = await followBallot({ ...device, kept, mayResend: true });
  expect(followed).toEqual({ inclusion: { kind: 'not-shown', why: 'head-not-signed' }, kept });
  expect(await loadReceipts(device.store, ROUND)).toEqual([]);
});

test.each<[string, Readonly<Record<string, Answer>>]>([
  ['no network', {}],
  ['the page of a hotel', { [BATCH]: ok('<html>') }],
  ['a busy server', { [BATCH]: { status: 503, body: { code: 'not-ready' } } }],
  ['an address that is not there', { [BATCH]: { status: 404, body: { code: 'not-found' } } }],
])('%s says nothing', async (_, answers) => {
  const device = await deviceWith(answers);
  const { inclusion } = await followBallot({ ...device, kept, mayResend: true });
  expect(inclusion).toEqual({ kind: 'no-answer' });
  expect(device.posted).toEqual([]);
});

test('a box that had lost the ballot promises another batch: both promises are kept', async () => {
  const device = await deviceWith({ [BATCH]: unknown }, ok(receiptFor(mine, 4)));
  await followBallot({ ...device, kept, mayResend: true });
  expect((await loadReceipts(device.store, ROUND)).map(({ receipt }) => receipt.batch)).toEqual([1, 4]);
});

test.each([
  ['for another ballot', receiptFor(hashOf('other'), 4)],
  ['without signature', { ...receiptFor(mine, 4), signature: 'AAAA' }],
  ['that is none', 'thank you'],
])('a receipt %s is no promise', async (_, answer) => {
  const device = await deviceWith({ [BATCH]: unknown }, ok(answer));
  await followBallot({ ...device, kept, mayResend: true });
  expect(await loadReceipts(device.store, ROUND)).toEqual([kept]);
});

const closed = [incident('opened'), batchLeaf(2, others), CLOSE];
const page = (from: number, all: readonly string[], size = 2) => ({
  [`/v1/rounds/${ROUND}/log/leaves?from=${String(from)}`]: ok({ size: all.length, from, leaves: all.slice(from, from + size) }), // prettier-ignore
});
const CHECKPOINT = `/v1/rounds/${ROUND}/log/checkpoint`;

test('after voting the whole log is asked for: closed without the batch is proof', async () => {
  const log = { [CHECKPOINT]: ok(headOf(closed)), ...page(0, closed), ...page(2, closed) };
  const device = await deviceWith({ [BATCH]: unknown, ...log });
  const followed = await followBallot({ ...device, kept, mayResend: false });
  expect(followed.inclusion).toMatchObject({ kind: 'contradiction', why: 'closed-without-batch' });
  expect((await loadReceipts(device.store, ROUND))[0]?.closedLog?.leaves).toEqual(closed);
});

test('after voting, before the last batch is in', async () => {
  const open = closed.slice(0, 1);
  const device = await deviceWith({ [BATCH]: unknown, [CHECKPOINT]: ok(headOf(open)), ...page(0, closed) });
  expect((await followBallot({ ...device, kept, mayResend: false })).inclusion).toEqual({ kind: 'not-yet' });
});

test.each<[string, Readonly<Record<string, Answer>>]>([
  ['without head', {}],
  ['without leaves', { [CHECKPOINT]: ok(headOf(closed)) }],
  ['with half of the leaves', { [CHECKPOINT]: ok(headOf(closed)), ...page(0, closed) }],
])('a log %s says nothing', async (_, answers) => {
  const device = await deviceWith({ [BATCH]: unknown, ...answers });
  expect((await followBallot({ ...device, kept, mayResend: false })).inclusion).toEqual({ kind: 'no-answer' });
});
