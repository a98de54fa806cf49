import { fromBase64url, fromHex, isBatchNumber, parseRoundId, toBase64url, toHex } from '@wijkbegroting/domain';
import type { SignedReceipt } from './receipt.ts';

/** Round, batch, ballot hash and signature: fits in a QR code, and can be found back in any text. */
const CODE =
  /([a-z0-9]+(?:-[a-z0-9]+)*)\.([1-9][0-9]{0,15})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{86})(?![A-Za-z0-9_-])/;

/** A whole receipt, with its signature, in one word of some 150 characters. @throws when the hash is none */
export function receiptCode({ receipt, signature }: SignedReceipt): string {
  const hash = fromHex(receipt.ballotHash);
  if (!hash.ok) throw new RangeError('a receipt names the hash of a ballot');
  return [receipt.round, receipt.batch, toBase64url(hash.value), signature].join('.');
}

/** The first receipt in a text, such as a saved file or the address in a QR code; undefined when there is none. */
export function receiptInText(text: string): SignedReceipt | undefined {
  // People may copy it with line breaks in it.
  const [, round = '', batch = '', hash = '', signature = ''] =
    CODE.exec(text) ?? CODE.exec(text.replaceAll(/\s+/g, '')) ?? [];
  const roundId = parseRoundId(round);
  const bytes = fromBase64url(hash);
  const number = Number(batch);
  if (!roundId.ok || !bytes.ok || !isBatchNumber(number)) return undefined;
  return { receipt: { round: roundId.value, ballotHash: toHex(bytes.value), batch: number }, signature };
}
