import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import type { RoundId } from '../ids.ts';
import { invariant } from '../invariant.ts';

/** Length in bytes of a voter key (Ed25519 public key). */
export const VOTER_KEY_LENGTH = 32;

const PASS_PREFIX = 'wijkbegroting/pass/v1';

/**
 * The message that a voting pass is a signature on: the prefix, a zero byte, the round and the voter key. The prefix
 * keeps it apart from anything else that is signed; the round keeps a pass from counting elsewhere.
 * Rule: the ballot protocol, section 3. @throws when the key is not 32 bytes
 */
export function passMessage(roundId: RoundId, voterKey: Uint8Array): Bytes {
  invariant(voterKey.length === VOTER_KEY_LENGTH, 'a voter key is 32 bytes');
  return concatBytes(utf8(PASS_PREFIX), Uint8Array.of(0), utf8(roundId), voterKey);
}
