import {
  type AuditLink,
  auditExtension,
  auditLinkHash,
  auditRecordHash,
  EMPTY_AUDIT_CHAIN,
  formatCheckpoint,
  formatSignedNote,
  toHex,
} from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { auditHeadOf, type ChainPage, type ChainSource, checkChain } from './check-chain.ts';

const LINKS = chain(5);
const PAGE = 2;

function chain(length: number): readonly AuditLink[] {
  let head: Uint8Array = EMPTY_AUDIT_CHAIN;
  return Array.from({ length }, (_, at) => {
    const event = {
      ...{ id: at + 1, at: '2027-03-10T12:00:00.000Z', type: 'round-created', accountId: null },
      ...{ roundId: null, subjectId: null, facts: {}, salt: `salt-${String(at)}` },
    };
    const recordHash = auditRecordHash(event);
    head = auditLinkHash(head, recordHash);
    const link = { position: at + 1, head: toHex(head) };
    return at % 2 === 0 ? { ...link, event } : { ...link, recordSha256: toHex(recordHash) };
  });
}

/** Pages of two. */
function source(links: readonly AuditLink[], changes: Partial<ChainSource> = {}): ChainSource {
  const page = (after: number): Promise<ChainPage> =>
    Promise.resolve({ count: links.length, items: links.slice(after, after + PAGE) });
  return { page, logged: undefined, tell: () => undefined, isStopped: () => false, ...changes };
}

const headAt = (count: number) => ({ count, head: LINKS[count - 1]?.head ?? '0'.repeat(64) });

test('tells how far it is, page by page, until the end', async () => {
  const told: number[] = [];
  const tell = (position: number, count: number): void => {
    told.push(position, count);
  };
  expect(await checkChain(source(LINKS, { tell }))).toEqual({ kind: 'right', position: 5, logged: { kind: 'none' } });
  expect(told).toEqual([2, 5, 4, 5, 5, 5]);
});

test('a chain without events is right', async () => {
  expect(await checkChain(source([]))).toEqual({ kind: 'right', position: 0, logged: { kind: 'none' } });
});

test.each([0, 1, 2, 3, 5])('agrees with a log that names the head at %i', async (count) => {
  expect(await checkChain(source(LINKS, { logged: headAt(count) }))).toMatchObject({
    kind: 'right',
    logged: { kind: 'same', position: count },
  });
});

test.each([
  { count: 3, head: 'a'.repeat(64) },
  { count: 6, head: 'a'.repeat(64) },
])('does not agree with a log that names another head, or more events: $count', async (logged) => {
  expect(await checkChain(source(LINKS, { logged }))).toMatchObject({
    kind: 'right',
    logged: { kind: 'different', position: logged.count },
  });
});

test('ends at the number of the first link that does not follow', async () => {
  const bent = LINKS.with(3, { position: 4, head: headAt(4).head, recordSha256: 'b'.repeat(64) });
  expect(await checkChain(source(bent))).toEqual({ kind: 'broken', position: 4 });
});

test('ends when it is stopped, or when a page cannot be had', async () => {
  let pages = 0;
  const isStopped = (): boolean => (pages += 1) > 1;
  expect(await checkChain(source(LINKS, { isStopped }))).toEqual({ kind: 'stopped', position: 2 });
  const page = (): Promise<undefined> => Promise.resolve(undefined);
  expect(await checkChain(source(LINKS, { page }))).toEqual({ kind: 'failed', position: 0 });
});

test('reads the head of the chain from a checkpoint', () => {
  const note = (extensions: readonly string[]): string =>
    formatSignedNote({
      text: formatCheckpoint({ origin: 'wijkbegroting/x', size: 3, root: new Uint8Array(32), extensions }),
      signatures: [{ name: 'wijkbegroting/x', keyId: '00000000', signature: new Uint8Array(64) }],
    });
  expect(auditHeadOf(note([auditExtension(headAt(3))]))).toEqual(headAt(3));
  expect(auditHeadOf(note([]))).toBeUndefined();
  expect(auditHeadOf('iets anders')).toBeUndefined();
});
