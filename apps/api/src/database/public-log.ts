import crypto, { type KeyObject } from 'node:crypto';
import {
  type AuditHead,
  auditExtension,
  canonicalJson,
  checkpointOrigin,
  formatCheckpoint,
  formatSignedNote,
  fromBase64url,
  invariant,
  keyId,
  leafHash,
  merkleRoot,
  parseAuditExtension,
  type RoundId,
  SIGNATURE_TYPES,
  utf8,
} from '@wijkbegroting/domain';
import { LogEvent, type LogEventOf } from '@wijkbegroting/records/log-event.ts';
import { and, asc, desc, eq, sql } from 'drizzle-orm';
import type { UrnDb, UrnTx } from './client.ts';
import { logHead, logLeaf } from './schema/urn.ts';

/** What is needed to add to the log of a round. */
export interface LogKeeper {
  readonly roundId: RoundId;
  readonly key: KeyObject;
  /** Where the chain of staff events stands; each head binds it. */
  readonly auditHead: AuditHead;
}

/** One transaction of the ballot box. At READ COMMITTED, as its functions ask: every statement looks afresh after a lock. */
export function inUrnTransaction<T>(db: UrnDb, work: (tx: UrnTx) => Promise<T>): Promise<T> {
  return db.transaction(work, { isolationLevel: 'read committed' });
}

/**
 * Holds the log of a round for this transaction. Who decides what to append by what stands in the log takes it before
 * looking; who needs the box as well takes that one first.
 */
export async function lockLog(tx: UrnTx, roundId: RoundId): Promise<void> {
  await tx.execute(sql`SELECT pg_advisory_xact_lock(urn.log_lock(${roundId}))`);
}

/**
 * Appends events to the log and signs the new head (docs/protocol.md, section 7). An event that stands in the log
 * already, to the letter, is left out, so that a step after a break can be done again. No event: no new head.
 */
export async function appendToLog(tx: UrnTx, keeper: LogKeeper, events: readonly LogEvent[]): Promise<void> {
  const { roundId } = keeper;
  await lockLog(tx, roundId);
  const hashes = await findLeafHashes(tx, roundId);
  const known = new Set(hashes.map((hash) => hash.toString('hex')));
  const leaves = events
    .map((event) => ({ type: event.type, leaf: canonicalJson(event) }))
    .map(({ type, leaf }) => ({ type, leaf, hash: Buffer.from(leafHash(utf8(leaf))) }))
    .filter(({ hash }) => !known.has(hash.toString('hex')));
  if (leaves.length === 0) return;
  await tx.insert(logLeaf).values(leaves.map((leaf, at) => ({ roundId, position: hashes.length + at, ...leaf })));
  const all = [...hashes, ...leaves.map(({ hash }) => hash)];
  const auditHead = await latestAuditHead(tx, keeper);
  await tx.insert(logHead).values({ roundId, size: all.length, note: signedHead({ ...keeper, auditHead }, all) });
}

/** Where the chain of staff events stands, as far as we know and the log has told: heads never go back. */
async function latestAuditHead(tx: UrnTx, { roundId, auditHead }: LogKeeper): Promise<AuditHead> {
  const [last] = await tx
    .select({ note: logHead.note })
    .from(logHead)
    .where(eq(logHead.roundId, roundId))
    .orderBy(desc(logHead.size))
    .limit(1);
  if (last === undefined) return auditHead;
  const told = last.note.split('\n').flatMap((line) => {
    const read = parseAuditExtension(line);
    return read.ok ? read.value : [];
  });
  return told.find(({ count }) => count > auditHead.count) ?? auditHead;
}

function signedHead({ roundId, key, auditHead }: LogKeeper, hashes: readonly Buffer[]): string {
  const name = checkpointOrigin(roundId);
  const text = formatCheckpoint({
    origin: name,
    size: hashes.length,
    root: merkleRoot(hashes),
    extensions: [auditExtension(auditHead)],
  });
  const id = keyId(name, SIGNATURE_TYPES.ed25519, publicKeyOf(key));
  const signature = crypto.sign(null, utf8(text), key);
  return formatSignedNote({ text, signatures: [{ name, keyId: id, signature }] });
}

function publicKeyOf(key: KeyObject): Uint8Array {
  const { x } = crypto.createPublicKey(key).export({ format: 'jwk' });
  const bytes = fromBase64url(x ?? '');
  invariant(bytes.ok, 'an Ed25519 key has a point');
  return bytes.value;
}

/** The hash of every leaf, in their order; none when there is no log. */
export async function findLeafHashes(db: UrnDb | UrnTx, roundId: string): Promise<readonly Buffer[]> {
  const rows = await db
    .select({ hash: logLeaf.hash })
    .from(logLeaf)
    .where(eq(logLeaf.roundId, roundId))
    .orderBy(asc(logLeaf.position));
  return rows.map(({ hash }) => hash);
}

/** The last event of a kind; undefined when there is none. */
export async function findLastEvent<Type extends LogEvent['type']>(
  db: UrnDb | UrnTx,
  roundId: string,
  type: Type,
): Promise<LogEventOf<Type> | undefined> {
  const [row] = await db
    .select({ leaf: logLeaf.leaf })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, roundId), eq(logLeaf.type, type)))
    .orderBy(desc(logLeaf.position))
    .limit(1);
  return row && (LogEvent.parse(JSON.parse(row.leaf)) as LogEventOf<Type>);
}

/** All events of a kind, in the order of the log. */
export async function findEvents<Type extends LogEvent['type']>(
  db: UrnDb | UrnTx,
  roundId: string,
  type: Type,
): Promise<readonly LogEventOf<Type>[]> {
  const rows = await db
    .select({ leaf: logLeaf.leaf })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, roundId), eq(logLeaf.type, type)))
    .orderBy(asc(logLeaf.position));
  return rows.map(({ leaf }) => LogEvent.parse(JSON.parse(leaf)) as LogEventOf<Type>);
}

/** The root of the log that ends with the leaf of this kind, 32 bytes. */
export async function rootThrough(db: UrnDb, roundId: string, type: 'CLOSE'): Promise<Uint8Array> {
  const [row] = await db
    .select({ position: logLeaf.position })
    .from(logLeaf)
    .where(and(eq(logLeaf.roundId, roundId), eq(logLeaf.type, type)));
  invariant(row !== undefined, `the log of round ${roundId} has a leaf ${type}`);
  return merkleRoot((await findLeafHashes(db, roundId)).slice(0, row.position + 1));
}
