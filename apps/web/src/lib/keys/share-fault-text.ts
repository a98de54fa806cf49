import { formatNumber } from '#lib/format.ts';
import { trustee } from '#lib/messages/index.ts';
import type { ShareFault } from './read-share.ts';

const words = trustee.entry.fault;

/** What is wrong with a code or a file, in words that tell nothing of what is right in it. */
export function shareFaultText(fault: ShareFault): string {
  switch (fault.code) {
    case 'share-code-length':
      return words.length(formatNumber(fault.length));
    case 'share-code-character':
      return words.character(fault.character);
    case 'share-code-check':
      return words.check;
    case 'share-file-malformed':
      return words.file;
    case 'share-of-nobody':
      return words.nobody;
  }
}
