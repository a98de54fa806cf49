/** The API takes 16 MiB, in which line ends and quotes take a little more room than in the file. */
const MAXIMUM_BYTES = 15 * 1024 * 1024;

/** What is wrong with the chosen file; the sentence is `staffPastElections.error`. */
export type ElectionFault = 'fileMissing' | 'fileTooLarge' | 'fileNotText';

/** The text of a chosen file, or what is wrong with it. */
export async function readElectionSource(
  chosen: unknown,
): Promise<
  { readonly text: string; readonly fault?: undefined } | { readonly text?: undefined; readonly fault: ElectionFault }
> {
  if (!(chosen instanceof File) || chosen.size === 0) return { fault: 'fileMissing' };
  if (chosen.size > MAXIMUM_BYTES) return { fault: 'fileTooLarge' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(await chosen.arrayBuffer()) };
  } catch {
    return { fault: 'fileNotText' };
  }
}
