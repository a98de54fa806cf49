import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import {
  type Bytes,
  concatBytes,
  type ProjectId,
  type RoundId,
  sha256,
  sha256Hex,
  toHex,
  utf8,
} from '@wijkbegroting/domain';

const DRAW = utf8('wijkbegroting/draw/v1');
const DRAW_SEED = utf8('wijkbegroting/draw-seed/v1');
const ZERO = Uint8Array.of(0);
const NONCE_LENGTH = 32;

/**
 * The nonce of the computed draws of a round. It follows from the tally secret, so it exists as soon as that does, and
 * nobody knows it before enough trustees reveal their shares. SECRET until then. Rule: docs/protocol.md, section 9.
 */
export function drawNonce(tallySecret: Uint8Array): Bytes {
  return new Uint8Array(hkdf(nobleSha256, tallySecret, undefined, DRAW, NONCE_LENGTH));
}

/** What stands in the opening record, in hexadecimal: it binds the nonce without telling it. */
export function drawCommitment(roundId: RoundId, nonce: Uint8Array): string {
  return sha256Hex(concatBytes(DRAW, ZERO, utf8(roundId), ZERO, nonce));
}

/**
 * The seed of every computed draw of a round, 32 bytes.
 * @param closeRoot root of the log that ends with the leaf `CLOSE`: who knows the nonce cannot steer the ballots any more
 */
export function drawSeed(roundId: RoundId, closeRoot: Uint8Array, nonce: Uint8Array): Bytes {
  return sha256(concatBytes(DRAW_SEED, ZERO, utf8(roundId), ZERO, closeRoot, nonce));
}

/** The order in which tied projects are taken: that of the hashes of seed and project id. */
export function computedOrder(seed: Uint8Array, between: readonly ProjectId[]): readonly ProjectId[] {
  const lots = new Map(between.map((project) => [project, toHex(sha256(concatBytes(seed, utf8(project))))]));
  return between.toSorted((one, other) => ((lots.get(one) ?? '') < (lots.get(other) ?? '') ? -1 : 1));
}
