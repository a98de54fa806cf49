import { fromHex, verifyConsistency } from '@wijkbegroting/domain';
import { areHashes, bytesOf, isSha256 } from './logged-leaf.ts';
import type { Answer } from './surroundings.ts';

/** The opening record and a head of the log of a round, as this device saw them. */
export interface SeenHead {
  /** Hash of the record in hexadecimal. */
  readonly recordSha256: string;
  /** Leaves in the log. */
  readonly size: number;
  /** In hexadecimal. */
  readonly root: string;
}

/** Reads what was kept; undefined when nothing usable was. */
export function seenHeadIn(text: string | undefined): SeenHead | undefined {
  if (text === undefined) return undefined;
  try {
    const { recordSha256, size, root } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    const isOurs = isSha256(recordSha256) && isSha256(root) && Number.isSafeInteger(size) && Number(size) > 0;
    return isOurs ? { recordSha256, size: Number(size), root } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether two heads are of one log with one record. The site may well show an older head than before, such as the last one
 * that a witness cosigned.
 * @param prove asks the site for the proof that the log of the second size holds that of the first
 * @returns undefined when the site gave no answer; false as well when it says that there is no such proof
 */
export async function followsOn(
  before: SeenHead,
  now: SeenHead,
  prove: (from: number, to: number) => Promise<Answer | undefined>,
): Promise<boolean | undefined> {
  if (before.recordSha256 !== now.recordSha256) return false;
  if (before.size === now.size) return before.root === now.root;
  const [first, last] = before.size < now.size ? [before, now] : [now, before];
  const answer = await prove(first.size, last.size);
  if (answer === undefined || answer.status === 429 || answer.status >= 500) return undefined;
  return isConsistent(first, last, answer.body);
}

function isConsistent(first: SeenHead, last: SeenHead, body: unknown): boolean {
  const hashes = typeof body === 'object' && body !== null && 'hashes' in body ? body.hashes : undefined;
  const [fromRoot, toRoot] = [fromHex(first.root), fromHex(last.root)];
  if (!areHashes(hashes) || !fromRoot.ok || !toRoot.ok) return false;
  return verifyConsistency({
    ...{ from: first.size, fromRoot: fromRoot.value },
    ...{ to: last.size, toRoot: toRoot.value },
    proof: bytesOf(hashes),
  });
}
