import { sha256 } from '@noble/hashes/sha2.js';
import { err, ok, type Result, toHex } from '@wijkbegroting/domain';
import type { BundleEntry } from './judge-entry.ts';

/** What the manifest says of a file. */
export interface Digest {
  readonly size: number;
  readonly sha256: string;
}

const READ_OPTIONS = { checkCrc32: true, checkOverlappingEntry: true, strictness: 'strict' } as const;

/**
 * Unpacks an entry and hands it on bit by bit, in step with whoever takes it. Stops when there is more than the zip said.
 * @returns size and hash of the whole, or in one line why it cannot be read
 */
export async function readEntry(
  { entry }: BundleEntry,
  take: (bytes: Uint8Array) => Promise<void> | void,
): Promise<Result<Digest, string>> {
  const hash = sha256.create();
  let size = 0;
  let refusal: string | undefined;
  const refuse = (reason: string): never => {
    refusal = reason;
    throw new Error(reason);
  };
  const sink = new WritableStream<Uint8Array>({
    async write(bytes) {
      size += bytes.length;
      if (size > entry.uncompressedSize) refuse('is longer than the zip says');
      hash.update(bytes);
      await take(bytes);
    },
  });
  try {
    await entry.getData(sink, READ_OPTIONS);
  } catch (error) {
    return err(refusal ?? `cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (size !== entry.uncompressedSize) return err('is shorter than the zip says');
  return ok({ size, sha256: toHex(hash.digest()) });
}
