import { err, ok, type Result } from '@wijkbegroting/domain';
import type { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { verifyReceipt } from '@wijkbegroting/voter';
import { findBox } from '../../database/ballot-box.ts';
import type { UrnDb } from '../../database/client.ts';
import { saveHandedInReceipt } from '../../database/handed-in-receipts.ts';
import { findLastEvent } from '../../database/public-log.ts';
import { isInBatch } from './store.ts';

export interface HandInRefused {
  readonly code: 'ballot-box-unknown' | 'receipt-invalid' | 'receipt-not-due';
}

/**
 * Takes in a receipt whose ballot the log should hold. Only what the log contradicts is kept: a batch that is there without
 * the ballot, or a log that closed without the batch (docs/protocol.md, section 6). The same receipt again changes nothing.
 */
export async function handInReceipt(
  db: UrnDb,
  roundId: string,
  signed: SignedReceiptWire,
): Promise<Result<{ readonly isInLog: boolean }, HandInRefused>> {
  const box = await findBox(db, roundId);
  if (box === undefined) return err({ code: 'ballot-box-unknown' });
  const isOurs = signed.receipt.round === roundId && (await verifyReceipt(signed, box.record.logKey));
  if (!isOurs) return err({ code: 'receipt-invalid' });
  const isInLog = await isInBatch(db, signed.receipt);
  if (isInLog === undefined && (await findLastEvent(db, roundId, 'CLOSE')) === undefined) {
    return err({ code: 'receipt-not-due' });
  }
  if (isInLog !== true) await saveHandedInReceipt(db, signed);
  return ok({ isInLog: isInLog === true });
}
