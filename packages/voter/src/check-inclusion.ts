import { equalBytes, leafHash, merkleRoot, toHex, utf8 } from '@wijkbegroting/domain';
import { batchIn } from './logged-batch.ts';
import { eventIn, isInLog, loggedLeafIn } from './logged-leaf.ts';
import { receiptIn, type SignedReceipt, verifyReceipt } from './receipt.ts';
import { type LogKeys, readSignedHead, type SeenBy, type SignedHead } from './signed-head.ts';

/** Why what the site showed proves nothing, neither that the ballot is there nor that it is not. */
export type NotShown = 'answer-malformed' | 'head-not-signed' | 'not-in-log' | 'other-batch';

/** How the log of a signed head stands towards a receipt. */
interface AtHead {
  /** Leaves in the log. */
  readonly size: number;
  /** The root in hexadecimal. */
  readonly root: string;
  /** Witnesses that cosigned this head. */
  readonly seenBy: readonly SeenBy[];
}

/** What a receipt and the public log say together. */
export type Inclusion =
  /** The box of this round did not sign this receipt. */
  | { readonly kind: 'receipt-does-not-verify' }
  /** The batch is not in the log yet. Says nothing against anybody while voting is open. */
  | { readonly kind: 'not-yet' }
  | { readonly kind: 'not-shown'; readonly why: NotShown }
  /** The ballot is in its batch, and the batch is in the log. */
  | ({
      readonly kind: 'included';
      readonly batch: number;
      /** Ballots in the batch. */
      readonly ballots: number;
      /** Place of the batch in the log, from 0. */
      readonly position: number;
    } & AtHead)
  /**
   * Two things that the box signed cannot both be true: the receipt, and a log without the ballot. Whoever has both can
   * show it to anyone.
   */
  | ({ readonly kind: 'contradiction'; readonly why: 'not-in-its-batch' | 'closed-without-batch' } & AtHead);

export interface CheckInclusion {
  readonly signed: SignedReceipt;
  readonly keys: LogKeys;
  /** What the site answered when asked for the batch of the receipt; undefined when it said that there is none yet. */
  readonly answer: unknown;
}

/**
 * Checks a receipt against the public log (docs/protocol.md, sections 6 and 7). Believes nothing of the answer: the
 * receipt, the head, the place of the batch and the ballot in it are each checked. Needs no network, so a kept answer
 * gives the same verdict for ever.
 */
export async function checkInclusion({ signed, keys, answer }: CheckInclusion): Promise<Inclusion> {
  const receipt = await receiptOf(signed, keys);
  if (receipt === undefined) return { kind: 'receipt-does-not-verify' };
  if (answer === undefined) return { kind: 'not-yet' };
  const logged = loggedLeafIn(answer);
  if (logged === undefined) return { kind: 'not-shown', why: 'answer-malformed' };
  const head = await readSignedHead(logged.checkpoint, keys);
  if (head === undefined) return { kind: 'not-shown', why: 'head-not-signed' };
  if (!isInLog(logged, head)) return { kind: 'not-shown', why: 'not-in-log' };
  const batch = batchIn(logged.leaf);
  if (batch?.batch !== receipt.batch) return { kind: 'not-shown', why: 'other-batch' };
  const at = atHead(head);
  if (!batch.ballots.includes(receipt.ballotHash)) return { kind: 'contradiction', why: 'not-in-its-batch', ...at };
  const place = { batch: batch.batch, ballots: batch.ballots.length, position: logged.position };
  return { kind: 'included', ...place, ...at };
}

/** The whole log as the site gives it: a signed head and all leaves. */
export interface WholeLog {
  readonly checkpoint: string;
  readonly leaves: readonly string[];
}

export interface CheckClosedLog {
  readonly signed: SignedReceipt;
  readonly keys: LogKeys;
  readonly log: WholeLog;
}

/**
 * Checks a receipt against a log that the site says is closed, when it has no batch of that number: the ballot box
 * closed without the ballot that it promised to hold. While the log is not closed the batch may still come.
 */
export async function checkClosedLog({ signed, keys, log }: CheckClosedLog): Promise<Inclusion> {
  const receipt = await receiptOf(signed, keys);
  if (receipt === undefined) return { kind: 'receipt-does-not-verify' };
  const whole = await checkLog(log, keys);
  if (whole.kind === 'not-shown') return whole;
  if (log.leaves.some((leaf) => batchIn(leaf)?.batch === receipt.batch)) {
    return { kind: 'not-shown', why: 'other-batch' }; // it is there, so the site can show it with its proof
  }
  const isClosed = log.leaves.some((leaf) => eventIn(leaf)?.['type'] === 'CLOSE');
  return isClosed ? { kind: 'contradiction', why: 'closed-without-batch', ...headPart(whole) } : { kind: 'not-yet' };
}

/**
 * Checks a whole log: the log key signed this head, and the head is that of exactly these leaves. Says nothing of what the
 * leaves tell.
 */
export async function checkLog(
  { checkpoint, leaves }: WholeLog,
  keys: LogKeys,
): Promise<({ readonly kind: 'whole' } & AtHead) | { readonly kind: 'not-shown'; readonly why: NotShown }> {
  const head = await readSignedHead(checkpoint, keys);
  if (head === undefined) return { kind: 'not-shown', why: 'head-not-signed' };
  const { size, root } = head.checkpoint;
  const isWhole = leaves.length === size && equalBytes(rootOf(leaves), root);
  return isWhole ? { kind: 'whole', ...atHead(head) } : { kind: 'not-shown', why: 'not-in-log' };
}

async function receiptOf(signed: SignedReceipt, { round, logKey }: LogKeys) {
  const receipt = receiptIn(signed)?.receipt;
  return receipt?.round === round && (await verifyReceipt(signed, logKey)) ? receipt : undefined;
}

function rootOf(leaves: readonly string[]): Uint8Array {
  return merkleRoot(leaves.map((leaf) => leafHash(utf8(leaf))));
}

function headPart({ size, root, seenBy }: AtHead): AtHead {
  return { size, root, seenBy };
}

function atHead({ checkpoint, seenBy }: SignedHead): AtHead {
  return { size: checkpoint.size, root: toHex(checkpoint.root), seenBy };
}
