import { type Bytes, concatBytes } from '../bytes.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';

/** The padded bytes are not what `pad1024` makes. */
export interface PaddingError {
  readonly code: 'padding-wrong-length' | 'padding-not-zero';
}

/** Padded contents are a multiple of this many bytes. */
export const PADDING_BLOCK = 1024;

/** Bytes in front of the content that tell its length (big-endian). */
export const LENGTH_PREFIX = 4;

/**
 * Hides the length of a content: its length in 4 bytes, the content, and zeros up to a multiple of 1024 bytes. Contents
 * of up to 1020 bytes become 1024 bytes, the empty content too.
 * @param minimumLength pad as if the content were at least this long, so that a longer one cannot be told from it
 */
export function pad1024(content: Uint8Array, minimumLength = 0): Bytes {
  invariant(content.length <= 0xffff_ffff, 'the length of a content fits in 4 bytes');
  const blocks = Math.ceil((LENGTH_PREFIX + Math.max(content.length, minimumLength)) / PADDING_BLOCK);
  const padded = new Uint8Array(blocks * PADDING_BLOCK);
  new DataView(padded.buffer).setUint32(0, content.length);
  padded.set(content, LENGTH_PREFIX);
  return padded;
}

/** Takes the content out again. Refuses a length that is no multiple of 1024 or does not fit, and padding that is not zero. */
export function unpad1024(padded: Uint8Array): Result<Bytes, PaddingError> {
  if (padded.length === 0 || padded.length % PADDING_BLOCK !== 0) return err({ code: 'padding-wrong-length' });
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0);
  const end = LENGTH_PREFIX + length;
  if (end > padded.length) return err({ code: 'padding-wrong-length' });
  for (let at = end; at < padded.length; at += 1) {
    if (padded[at] !== 0) return err({ code: 'padding-not-zero' });
  }
  return ok(concatBytes(padded.subarray(LENGTH_PREFIX, end)));
}
