import { ed25519 } from '@noble/curves/ed25519.js';
import { fromBase64url, type Receipt, receiptBytes } from '@wijkbegroting/domain';

/** The stembewijs as the ballot box gives it. Shows that the box holds a ballot, not what is on it; yet keep it to yourself. */
export interface SignedReceipt {
  readonly receipt: Receipt;
  /** Ed25519 in base64url. */
  readonly signature: string;
}

/** Whether the ballot box signed this receipt. @param receiptKey from the opening record, base64url */
export function verifyReceipt({ receipt, signature }: SignedReceipt, receiptKey: string): boolean {
  const bytes = fromBase64url(signature);
  const key = fromBase64url(receiptKey);
  if (!bytes.ok || !key.ok) return false;
  try {
    return ed25519.verify(bytes.value, receiptBytes(receipt), key.value, { zip215: false });
  } catch {
    return false; // the library throws on bytes of a wrong length
  }
}

/** Reads an answer of the ballot box; undefined when it is not a receipt. */
export function receiptIn(answer: unknown): SignedReceipt | undefined {
  if (!isObject(answer) || typeof answer['signature'] !== 'string' || !isObject(answer['receipt'])) return undefined;
  const { round, ballotHash } = answer['receipt'];
  if (typeof round !== 'string' || typeof ballotHash !== 'string') return undefined;
  return { receipt: { round: round as Receipt['round'], ballotHash }, signature: answer['signature'] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
