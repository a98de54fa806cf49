import { fromBase64url, receiptBytes } from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';
import type { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import type { Evidence } from './evidence.ts';

/** A receipt, and where it came from. */
export interface GivenReceipt {
  readonly place: string;
  readonly value: SignedReceiptWire;
}

/** V29: every ballot that the box gave a receipt for is in the batch that was promised. */
export async function checkReceipts(
  { findings, record, receipts }: Evidence,
  given: readonly GivenReceipt[],
  batchOf: ReadonlyMap<string, number>,
): Promise<void> {
  if (record === undefined) {
    findings.skip(['V29'], 'the opening record');
    return;
  }
  const logKey = bytesOf(record.logKey);
  for (const { place, value } of [...receipts, ...given]) {
    const { receipt, signature } = value;
    if (!(await verifyEd25519(logKey, receiptBytes(receipt), bytesOf(signature)))) {
      findings.fail('V29', place, 'is no receipt that the box of this round gave');
      continue;
    }
    if (receipt.round !== record.round.id) findings.fail('V29', place, 'is a receipt of another round');
    else if (batchOf.get(receipt.ballotHash) !== receipt.batch) {
      findings.fail(
        'V29',
        place,
        `ballot ${receipt.ballotHash} was promised in batch ${receipt.batch}, and is not there`,
      );
    }
  }
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
}
