import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import { canonicalBytes } from '../canonical-json.ts';
import type { RoundId } from '../ids.ts';
import { invariant } from '../invariant.ts';

/**
 * The promise of the ballot box that it holds a ballot, and by when the public log shows it (stembewijs). Says nothing
 * about the choices. A receipt whose ballot is not in the log by then is proof against the ballot box.
 */
export interface Receipt {
  readonly round: RoundId;
  /** SHA-256 of the ballot's bytes, 64 hexadecimal digits. */
  readonly ballotHash: string;
  /** The number of the batch, from 1, in which the ballot is at the latest. */
  readonly batch: number;
}

const RECEIPT_PREFIX = 'wijkbegroting/receipt/v1';

/** Whether a value from outside is the number of a batch: whole, and 1 or more. */
export function isBatchNumber(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

/**
 * The bytes that the ballot box signs: the prefix, a zero byte, and the receipt as canonical JSON. The prefix keeps
 * them apart from anything else that is signed. @throws when the batch is not the number of one
 */
export function receiptBytes({ round, ballotHash, batch }: Receipt): Bytes {
  invariant(isBatchNumber(batch), 'batches are numbered from 1');
  return concatBytes(utf8(RECEIPT_PREFIX), Uint8Array.of(0), canonicalBytes({ round, ballotHash, batch }));
}
