import { type Bytes, concatBytes, fromHex, toHex, utf8 } from './bytes.ts';
import { canonicalBytes } from './canonical-json.ts';
import { sha256 } from './hash.ts';
import type { AuditHead } from './public-log/checkpoint.ts';
import { err, ok, type Result } from './result.ts';

/** One thing that staff or residents did, as it is chained. */
export interface AuditRecord {
  readonly id: number;
  /** Instant in UTC, ISO 8601 with milliseconds. */
  readonly at: string;
  readonly type: string;
  readonly accountId: string | null;
  readonly roundId: string | null;
  readonly subjectId: string | null;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
  /** Random, and shown only with the event itself: without it nobody can try which event a hash belongs to. */
  readonly salt: string;
}

/** A link of the chain as somebody gets to see it: with its event, or with the hash of one that is not for them. */
export type AuditLink = { readonly position: number; readonly head: string } & (
  | { readonly event: AuditRecord }
  | {
      /** `auditRecordHash`, 64 hexadecimal digits. */
      readonly recordSha256: string;
    }
);

/** The first link at which the chain does not follow from its events. */
export interface AuditChainBroken {
  readonly code: 'audit-chain-broken';
  readonly position: number;
}

/** The head of a chain without events: 32 zero bytes. */
export const EMPTY_AUDIT_CHAIN: Bytes = new Uint8Array(32);

const PREFIX = 'wijkbegroting/audit/v1';

/** The hash of an event, 32 bytes: all that the chain holds of it. Rule: docs/protocol.md, section 7. */
export function auditRecordHash(record: AuditRecord): Bytes {
  const { id, at, type, accountId, roundId, subjectId, facts, salt } = record;
  return sha256(canonicalBytes({ id, at, type, accountId, roundId, subjectId, facts, salt }));
}

/**
 * The head of the chain after one more event. Whoever changes, drops or inserts an event changes every head after it, and
 * the heads stand in the public log. It is made from the hash of the event and not from the event itself, so that an
 * auditor of one area can follow the whole chain without reading what happened elsewhere.
 * Rule: docs/protocol.md, section 7.
 * @param recordHash `auditRecordHash` of the event
 */
export function auditLinkHash(previous: Uint8Array, recordHash: Uint8Array): Bytes {
  return sha256(concatBytes(utf8(PREFIX), Uint8Array.of(0), previous, recordHash));
}

/**
 * Follows the chain over some links, in their order. Says nothing about events that are not in it yet.
 * @param from where the chain stood before the first link; for the first link of all `{ count: 0, head: 64 zeros }`
 * @returns where it stands after the last one; without links still `from`
 */
export function followAuditChain(from: AuditHead, links: readonly AuditLink[]): Result<AuditHead, AuditChainBroken> {
  let { count, head } = from;
  for (const link of links) {
    count += 1;
    const next = nextHead(head, link);
    if (link.position !== count || link.head !== next) return err({ code: 'audit-chain-broken', position: count });
    head = next;
  }
  return ok({ count, head });
}

/** Undefined when a hash is no hash. */
function nextHead(head: string, link: AuditLink): string | undefined {
  const previous = fromHex(head);
  const record = 'event' in link ? ok(auditRecordHash(link.event)) : fromHex(link.recordSha256);
  if (!previous.ok || !record.ok || record.value.length !== EMPTY_AUDIT_CHAIN.length) return undefined;
  return toHex(auditLinkHash(previous.value, record.value));
}
