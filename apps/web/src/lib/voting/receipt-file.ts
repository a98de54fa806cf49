import type { SignedReceipt } from '@wijkbegroting/voter';
import { votingBallot } from '#lib/messages/index.ts';

const words = votingBallot.receiptFile;

/** The code of a ballot in groups, so that people can compare it. */
export function groupedHash(hash: string): readonly string[] {
  return hash.match(/.{1,4}/g) ?? [];
}

/** The receipt as a text that people can read, and from which everything needed to check it can be taken. */
export function receiptText(
  { receipt, signature }: SignedReceipt,
  { title, receiptKey }: { readonly title: string; readonly receiptKey: string },
): string {
  return [
    words.title,
    '',
    `${words.round}: ${title} (${receipt.round})`,
    `${words.code}: ${receipt.ballotHash}`,
    `${words.signature}: ${signature}`,
    `${words.key}: ${receiptKey}`,
    '',
    ...words.explain,
    '',
  ].join('\n');
}
