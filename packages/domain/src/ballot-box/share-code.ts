import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import { sha256 } from '../hash.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { bytesOfFiveBits, fiveBitsOf, inGroupsOfFour, readCrockford, spellCrockford } from './crockford.ts';

/** Bytes of a trustee's share of the tally secret: 32, and one that tells the shares apart. */
export const SHARE_LENGTH = 33;

/** Why what was typed or scanned cannot be the code of a share. Names no part of it that is right. */
export type ShareCodeError =
  | { readonly code: 'share-code-length'; readonly length: number }
  | { readonly code: 'share-code-character'; readonly character: string }
  | { readonly code: 'share-code-check' };

const CHECK_PREFIX = 'wijkbegroting/share-code/v1';
const CHECK_LENGTH = 2;
/** 35 bytes are 280 bits, so 56 characters of 5 bits without anything left. */
const CHARACTERS = ((SHARE_LENGTH + CHECK_LENGTH) * 8) / 5;

/**
 * A share as a trustee prints and keeps it: 56 characters of Crockford base32 in groups of four, the last ones a check.
 * It has no lower case and no sign but the space, so a QR code of it is small. SECRET as the share is.
 * @throws when the share is not 33 bytes
 */
export function formatShareCode(share: Uint8Array): string {
  invariant(share.length === SHARE_LENGTH, 'a share is 33 bytes');
  return inGroupsOfFour(spellCrockford(fiveBitsOf(concatBytes(share, checkOf(share)))));
}

/**
 * Reads a share as people type it: spaces and hyphens anywhere, lower case, O for 0, I or L for 1. A mistake slips
 * through once in 65,536 times; then the share does not fit its trustee key. SECRET.
 */
export function parseShareCode(text: string): Result<Bytes, ShareCodeError> {
  const read = readCrockford(text);
  if (!read.ok) return err({ code: 'share-code-character', character: read.error.character });
  if (read.value.length !== CHARACTERS) return err({ code: 'share-code-length', length: read.value.length });
  const bytes = bytesOfFiveBits(read.value);
  const share = bytes.slice(0, SHARE_LENGTH);
  const isRight = checkOf(share).every((byte, at) => byte === bytes[SHARE_LENGTH + at]);
  return isRight ? ok(share) : err({ code: 'share-code-check' });
}

function checkOf(share: Uint8Array): Bytes {
  return sha256(concatBytes(utf8(CHECK_PREFIX), Uint8Array.of(0), share)).slice(0, CHECK_LENGTH);
}
