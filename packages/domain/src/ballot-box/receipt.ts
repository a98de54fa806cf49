import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import { canonicalBytes } from '../canonical-json.ts';
import type { RoundId } from '../ids.ts';

/** The promise of the ballot box that it holds a ballot (stembewijs). Says nothing about the choices. */
export interface Receipt {
  readonly round: RoundId;
  /** SHA-256 of the ballot's bytes, 64 hexadecimal digits. */
  readonly ballotHash: string;
}

const RECEIPT_PREFIX = 'wijkbegroting/receipt/v1';

/**
 * The bytes that the ballot box signs: the prefix, a zero byte, and the receipt as canonical JSON. The prefix keeps
 * them apart from anything else that is signed.
 */
export function receiptBytes({ round, ballotHash }: Receipt): Bytes {
  return concatBytes(utf8(RECEIPT_PREFIX), Uint8Array.of(0), canonicalBytes({ round, ballotHash }));
}
