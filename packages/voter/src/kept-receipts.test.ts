import { expect, test } from 'vitest';
import { answerFor, batchLeaf, CLOSE, hashOf, keys, receiptFor, ROUND, wholeLog } from '../test/public-log.ts';
import { keepReceipt, type KeptReceipt, loadReceipts, readCheckFile, writeCheckFile } from './kept-receipts.ts';
import { memoryStore } from './memory-store.ts';
import { receiptCode, receiptInText } from './receipt-code.ts';

const kept: KeptReceipt = { ...receiptFor(hashOf('mine'), 3), keys, logged: null, closedLog: null };

test('the last ballot comes first, and one promise is kept once', async () => {
  const store = memoryStore();
  const other: KeptReceipt = { ...kept, ...receiptFor(hashOf('other'), 4) };
  const logged = answerFor([batchLeaf(3, [])], 0);
  for (const one of [kept, other, { ...kept, logged }]) await keepReceipt(store, one);
  expect(await loadReceipts(store, ROUND)).toEqual([{ ...kept, logged }, other]);
  expect(await loadReceipts(memoryStore(), ROUND)).toEqual([]);
});

test.each<[string, KeptReceipt]>([
  ['not yet in the log', kept],
  ['in the log', { ...kept, logged: answerFor([batchLeaf(3, [])], 0) }],
  ['left out of a closed log', { ...kept, closedLog: wholeLog([CLOSE]) }],
])('a receipt that is %s, as a file and back', (_, one) => {
  expect(readCheckFile(writeCheckFile(one))).toEqual(one);
});

const file = JSON.parse(writeCheckFile(kept)) as Record<string, unknown>;
test.each([
  ['no JSON', 'stembewijs'],
  ['a list', '[]'],
  ['another format', JSON.stringify({ ...file, format: 'stempas' })],
  ['no receipt', JSON.stringify({ ...file, receipt: {} })],
  ['no keys', JSON.stringify({ ...file, keys: null })],
  ['keys of no round', JSON.stringify({ ...file, keys: { ...keys, round: 'A B' } })],
  ['a witness without key', JSON.stringify({ ...file, keys: { ...keys, witnesses: [{ name: 'x' }] } })],
])('%s is no such file', (_, text) => {
  expect(readCheckFile(text)).toBeUndefined();
});

test('what is no proof in a file is left out', () => {
  const odd = JSON.stringify({ ...file, logged: { leaf: 1 }, closedLog: { checkpoint: '', leaves: [1] } });
  expect(readCheckFile(odd)).toEqual(kept);
});

test('a receipt as one word, found back in any text', () => {
  const { receipt, signature } = kept;
  const code = receiptCode({ receipt, signature });
  expect(code).toMatch(/^[a-z0-9-]+\.3\.[\w-]{43}\.[\w-]{86}$/);
  for (const text of [
    code,
    `https://example.org/rondes/x/stembewijs#${code}`,
    `Stembewijs\n\nCode:\n${code}\n\nBewaar dit.`,
  ]) {
    expect(receiptInText(text)).toEqual({ receipt, signature });
  }
  expect(receiptInText(`Code:\n${code.slice(0, 70)}\n${code.slice(70, 120)}\r\n${code.slice(120)}\n`)).toEqual({ receipt, signature }); // prettier-ignore
});

test.each(['', 'parkwijk-2027', 'a.1.b.c', receiptCode(kept).slice(0, -1), `${receiptCode(kept)}A`])(
  '%j holds no receipt',
  (text) => {
    expect(receiptInText(text)).toBeUndefined();
  },
);

test('what is no ballot hash has no code', () => {
  expect(() => receiptCode({ ...kept, receipt: { ...kept.receipt, ballotHash: 'x' } })).toThrow(RangeError);
});
