import { expect, test } from 'vitest';
import {
  type AuditLink,
  auditLinkHash,
  type AuditRecord,
  auditRecordHash,
  EMPTY_AUDIT_CHAIN,
  followAuditChain,
} from './audit-chain.ts';
import { toHex, utf8 } from './bytes.ts';
import { canonicalJson } from './canonical-json.ts';
import { sha256, sha256Hex } from './hash.ts';

const START = { count: 0, head: toHex(EMPTY_AUDIT_CHAIN) };

function recordNr(id: number): AuditRecord {
  return {
    ...{ id, at: '2027-03-10T12:00:00.000Z', type: 'round-created', accountId: null, roundId: `ronde-${String(id)}` },
    ...{ subjectId: null, facts: { version: id }, salt: `salt-${String(id)}` },
  };
}

/** A chain of events, of which those at some places are only known by their hash. */
function chainOf(records: readonly AuditRecord[], hidden: readonly number[] = []): readonly AuditLink[] {
  let head: Uint8Array = EMPTY_AUDIT_CHAIN;
  return records.map((event, at) => {
    const recordHash = auditRecordHash(event);
    head = auditLinkHash(head, recordHash);
    const link = { position: at + 1, head: toHex(head) };
    return hidden.includes(at) ? { ...link, recordSha256: toHex(recordHash) } : { ...link, event };
  });
}

const RECORDS = [1, 2, 3, 4, 5].map(recordNr);
const LINKS = chainOf(RECORDS);
const END = { count: 5, head: LINKS.at(-1)?.head };

test('a head is made of a prefix, the head before and the hash of the canonical event', () => {
  const event = recordNr(7);
  const bytes = [...utf8('wijkbegroting/audit/v1'), 0, ...EMPTY_AUDIT_CHAIN, ...sha256(utf8(canonicalJson(event)))];
  expect(toHex(auditLinkHash(EMPTY_AUDIT_CHAIN, auditRecordHash(event)))).toBe(sha256Hex(Uint8Array.from(bytes)));
});

test('what is known of an event besides its record does not count', () => {
  expect(auditRecordHash({ ...recordNr(1), accountName: 'Iemand' } as AuditRecord)).toEqual(
    auditRecordHash(recordNr(1)),
  );
});

test.each([{ hidden: [] }, { hidden: [0, 3] }, { hidden: [0, 1, 2, 3, 4] }])(
  'everybody comes to the same head, whichever events they may read: all but $hidden',
  ({ hidden }) => {
    const links = chainOf(RECORDS, hidden);
    expect(followAuditChain(START, links)).toEqual({ ok: true, value: END });
    const half = followAuditChain(START, links.slice(0, 2));
    expect(half.ok && followAuditChain(half.value, links.slice(2))).toEqual({ ok: true, value: END });
  },
);

test('without links the chain stands where it stood', () => {
  expect(followAuditChain(START, [])).toEqual({ ok: true, value: START });
});

const third = LINKS[2] as AuditLink & { event: AuditRecord };
test.each<[string, readonly AuditLink[], number]>([
  ['an event that was changed', LINKS.with(2, { ...third, event: { ...third.event, facts: { version: 9 } } }), 3],
  ['another salt', LINKS.with(2, { ...third, event: { ...third.event, salt: 'x' } }), 3],
  ['an event that was left out', LINKS.toSpliced(2, 1), 3],
  ['left out and numbered anew', LINKS.toSpliced(2, 1).map((link, at) => ({ ...link, position: at + 1 })), 3],
  ['events that changed places', [...LINKS.slice(0, 1), LINKS[2], LINKS[1], ...LINKS.slice(3)] as AuditLink[], 2],
  ['a head that was changed', LINKS.with(2, { ...third, head: 'a'.repeat(64) }), 3],
  ['another hash in the place of an event', LINKS.with(2, { ...third, event: recordNr(9) }), 3],
  ['a hash that is none', LINKS.with(2, { position: 3, head: third.head, recordSha256: 'zz' }), 3],
  ['a hash that is too short', LINKS.with(2, { position: 3, head: third.head, recordSha256: 'aa' }), 3],
])('%s is found at its number', (_what, links, position) => {
  expect(followAuditChain(START, links)).toEqual({ ok: false, error: { code: 'audit-chain-broken', position } });
});
