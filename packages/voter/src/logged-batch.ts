import { isBatchNumber, parseCanonicalJson } from '@wijkbegroting/domain';

/** A batch as the site gives it: nothing of it needs to be believed. */
export interface LoggedBatch {
  /** The leaf as it stands in the log. */
  readonly leaf: string;
  /** Its place, from 0. */
  readonly position: number;
  /** Inclusion proof in hexadecimal, from the bottom up. */
  readonly hashes: readonly string[];
  /** Signed head of the log. */
  readonly checkpoint: string;
}

/** A batch of ballots as its leaf tells it. */
export interface BatchLeaf {
  readonly batch: number;
  /** Ballot hashes in hexadecimal. */
  readonly ballots: readonly string[];
}

const MOST_HASHES = 64;
const SHA_256 = /^[0-9a-f]{64}$/;

/** Reads an answer of the site; undefined when it is no batch with a proof. */
export function loggedBatchIn(answer: unknown): LoggedBatch | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined;
  const { leaf, position, hashes, checkpoint } = answer as Readonly<Record<string, unknown>>;
  const areHashes = Array.isArray(hashes) && hashes.length <= MOST_HASHES && hashes.every(isSha256);
  if (typeof leaf !== 'string' || typeof checkpoint !== 'string' || !areHashes) return undefined;
  return Number.isSafeInteger(position) ? { leaf, position: Number(position), hashes, checkpoint } : undefined;
}

/** Reads the leaf of a batch of ballots (docs/protocol.md, section 7); undefined when it is another leaf, or none. */
export function batchIn(leaf: string): BatchLeaf | undefined {
  const event = eventIn(leaf);
  const { batch, ballots } = event ?? {};
  if (event?.['type'] !== 'BALLOT_BATCH' || !isBatchNumber(batch) || !Array.isArray(ballots)) return undefined;
  if (Object.keys(event).length !== 3 || !ballots.every(isSha256)) return undefined;
  return { batch, ballots };
}

/** The event of a leaf as an object; undefined when the leaf is not its canonical JSON. */
export function eventIn(leaf: string): Readonly<Record<string, unknown>> | undefined {
  const parsed = parseCanonicalJson(leaf);
  const isEvent = parsed.ok && typeof parsed.value === 'object' && parsed.value !== null;
  return isEvent ? (parsed.value as Readonly<Record<string, unknown>>) : undefined;
}

function isSha256(value: unknown): value is string {
  return typeof value === 'string' && SHA_256.test(value);
}
