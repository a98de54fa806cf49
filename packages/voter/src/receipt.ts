import { fromBase64url, isBatchNumber, type Receipt, receiptBytes } from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';

/** The stembewijs as the ballot box gives it. Shows that the box holds a ballot, not what is on it; yet keep it to yourself. */
export interface SignedReceipt {
  readonly receipt: Receipt;
  /** Ed25519 in base64url. */
  readonly signature: string;
}

/** Whether the ballot box signed this receipt. @param receiptKey from the opening record, base64url */
export async function verifyReceipt(signed: SignedReceipt, receiptKey: string): Promise<boolean> {
  const given = receiptIn(signed);
  const key = fromBase64url(receiptKey);
  const signature = given === undefined ? undefined : fromBase64url(given.signature);
  if (given === undefined || signature?.ok !== true || !key.ok) return false;
  return await verifyEd25519(key.value, receiptBytes(given.receipt), signature.value);
}

/** Reads an answer of the ballot box; undefined when it is not a receipt. */
export function receiptIn(answer: unknown): SignedReceipt | undefined {
  if (!isObject(answer) || typeof answer['signature'] !== 'string' || !isObject(answer['receipt'])) return undefined;
  const { round, ballotHash, batch } = answer['receipt'];
  if (typeof round !== 'string' || typeof ballotHash !== 'string' || !isBatchNumber(batch)) return undefined;
  return { receipt: { round: round as Receipt['round'], ballotHash, batch }, signature: answer['signature'] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
