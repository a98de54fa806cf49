import { Chacha20Poly1305 } from '@hpke/chacha20poly1305';
import { CipherSuite, OpenError } from '@hpke/core';
import { x25519 } from '@noble/curves/ed25519.js';
import {
  type Bytes,
  concatBytes,
  invariant,
  type RoundId,
  SEALED_OVERHEAD,
  utf8,
  VOTER_KEY_LENGTH,
} from '@wijkbegroting/domain';
import { KEY_LENGTH } from './curve25519.ts';
import { PlainHkdfSha256 } from './hkdf.ts';
import { chooseKem, type X25519Kem } from './x25519-kem.ts';
import { isX25519Key } from './x25519-key.ts';

/** Which ballot a box belongs to. In another ballot the box does not open. */
export interface BoxPlace {
  readonly roundId: RoundId;
  /** The raw key, 32 bytes. */
  readonly voterKey: Uint8Array;
  readonly rev: number;
}

export interface SealBox extends BoxPlace {
  /** The tally key of the round, 32 bytes. */
  readonly tallyKey: Uint8Array;
  /** The padded choices. SECRET. */
  readonly content: Uint8Array;
}

export interface ClosedBox extends BoxPlace {
  readonly box: Uint8Array;
}

export interface OpenBox extends ClosedBox {
  /** SECRET. */
  readonly tallySecret: Uint8Array;
}

/** Opens a box; undefined when it was not sealed for this key and this place, or was changed since. */
export type BoxOpener = (box: ClosedBox) => Promise<Bytes | undefined>;

const INFO = utf8('wijkbegroting/ballot/v1');
const ENC_LENGTH = KEY_LENGTH;
const REV_LIMIT = 2 ** 32;

/** Bytes of a sealed box for a content of so many bytes. */
export function sealedLength(contentLength: number): number {
  return contentLength + SEALED_OVERHEAD;
}

/**
 * Seals a ballot's content for the tally key: HPKE (RFC 9180) in base mode with X25519, HKDF-SHA-256 and
 * ChaCha20-Poly1305. The box is the encapsulated key and the ciphertext. Each call makes another box.
 * Rule: the ballot protocol, section 4. @throws when the tally key is not one that `isX25519Key` allows
 */
export async function sealBox({ tallyKey, content, ...place }: SealBox, kem?: X25519Kem): Promise<Bytes> {
  invariant(isX25519Key(tallyKey), 'a tally key is a key of X25519 in its one spelling, and not of low order');
  const suite = suiteOn(kem ?? (await chooseKem()));
  const recipientPublicKey = await suite.kem.deserializePublicKey(tallyKey);
  const { enc, ct } = await suite.seal({ recipientPublicKey, info: INFO }, content, boundTo(place));
  return concatBytes(new Uint8Array(enc), new Uint8Array(ct));
}

/** Opens one box. For many boxes of one round, make an opener once. */
export async function openBox({ tallySecret, ...box }: OpenBox): Promise<Bytes | undefined> {
  const open = await makeBoxOpener(tallySecret);
  return await open(box);
}

/**
 * Makes the opener of the boxes of one round. It may be called for many boxes at once. Only a box that is wrong itself
 * gives undefined: when the machine fails, it throws, so that no ballot is called invalid for that.
 */
export async function makeBoxOpener(tallySecret: Uint8Array, kem?: X25519Kem): Promise<BoxOpener> {
  invariant(tallySecret.length === KEY_LENGTH, 'a tally secret is 32 bytes');
  const suite = suiteOn(kem ?? (await chooseKem()));
  const recipientKey = {
    privateKey: await suite.kem.importKey('raw', new Uint8Array(tallySecret).buffer, false),
    publicKey: await suite.kem.deserializePublicKey(x25519.getPublicKey(tallySecret)),
  };
  return async ({ box, ...place }) => {
    const aad = boundTo(place);
    const enc = box.subarray(0, ENC_LENGTH);
    if (box.length < SEALED_OVERHEAD || !isX25519Key(enc)) return undefined;
    try {
      return new Uint8Array(await suite.open({ recipientKey, enc, info: INFO }, box.subarray(ENC_LENGTH), aad));
    } catch (error) {
      if (error instanceof OpenError) return undefined;
      throw error;
    }
  };
}

function suiteOn(kem: X25519Kem): CipherSuite {
  return new CipherSuite({ kem, kdf: new PlainHkdfSha256(), aead: new Chacha20Poly1305() });
}

/** What is authenticated with a box though it is not in it: round, zero byte, voter key, rev in 4 bytes (big-endian). */
function boundTo({ roundId, voterKey, rev }: BoxPlace): Bytes {
  invariant(voterKey.length === VOTER_KEY_LENGTH, 'a voter key is 32 bytes');
  invariant(
    Number.isInteger(rev) && rev >= 1 && rev < REV_LIMIT,
    'a rev is a whole number from 1 that fits in 4 bytes',
  );
  const revBytes = new Uint8Array(4);
  new DataView(revBytes.buffer).setUint32(0, rev);
  return concatBytes(utf8(roundId), Uint8Array.of(0), voterKey, revBytes);
}
