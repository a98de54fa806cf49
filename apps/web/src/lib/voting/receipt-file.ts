import { receiptCode, receiptWords, type SignedReceipt } from '@wijkbegroting/voter';
import { votingBallot } from '#lib/messages/index.ts';

const words = votingBallot.receiptFile;

/** Where a receipt is checked. What stands after the # never reaches a server. */
export function checkAddress(origin: string, signed: SignedReceipt): string {
  return `${origin}/rondes/${signed.receipt.round}/stembewijs#${receiptCode(signed)}`;
}

/** The receipt as a text that people can read, and from which the receipt can be taken again. */
export function receiptText(
  signed: SignedReceipt,
  { title, logKey, origin }: { readonly title: string; readonly logKey: string; readonly origin: string },
): string {
  const { round, batch, ballotHash } = signed.receipt;
  return [
    words.title,
    '',
    `${words.round}: ${title} (${round})`,
    `${words.words}: ${receiptWords(ballotHash).join(' ')}`,
    `${words.batch}: ${String(batch)}`,
    `${words.key}: ${logKey}`,
    '',
    `${words.code}:`,
    receiptCode(signed),
    '',
    ...words.explain,
    `${words.check}: ${origin}/rondes/${round}/stembewijs`,
    '',
  ].join('\n');
}
