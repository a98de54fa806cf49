import type { KeptReceipt, LogKeys, SignedReceipt } from '@wijkbegroting/voter';
import { deviceStore } from './device.ts';

/** The receipt as this device keeps it, with what the log showed; with the keys of this page when it keeps none. */
export async function findKept(signed: SignedReceipt, keys: LogKeys): Promise<KeptReceipt> {
  const { receipt, signature } = signed;
  const kept = await keptReceipts(receipt.round);
  const own = kept.find((one) => one.receipt.ballotHash === receipt.ballotHash && one.receipt.batch === receipt.batch);
  return own ?? { receipt, signature, keys, logged: null, closedLog: null };
}

/** The receipts of a round on this device, the last one first; none where nothing can be kept. */
export async function keptReceipts(round: KeptReceipt['receipt']['round']): Promise<readonly KeptReceipt[]> {
  try {
    const { loadReceipts } = await import('@wijkbegroting/voter');
    return await loadReceipts(deviceStore, round);
  } catch {
    return [];
  }
}
