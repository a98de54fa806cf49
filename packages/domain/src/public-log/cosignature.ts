import { type Bytes, concatBytes, utf8 } from '../bytes.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { parseCheckpoint } from './checkpoint.ts';
import { keyId, type NoteSignature, SIGNATURE_TYPES } from './signed-note.ts';

/**
 * What a witness states about a checkpoint: that at this moment it was the largest head of this log that it had seen,
 * and consistent with all before. Source: C2SP tlog-cosignature, version 1.
 */
export interface Cosignature {
  /** Seconds since 1970 in UTC, whole. */
  readonly timestamp: number;
  /** Ed25519 over `cosignedBytes`, 64 bytes. */
  readonly signature: Bytes;
}

/** Why the bytes of a signature line are not a cosignature. */
export interface CosignatureError {
  readonly code: 'cosignature-wrong-length' | 'cosignature-timestamp-too-large';
}

const TIMESTAMP_LENGTH = 8;
const SIGNATURE_LENGTH = 64;

/**
 * The bytes that a witness signs: `cosignature/v1`, the moment, and the text of the checkpoint's note, which ends in a
 * line feed. The first line keeps them apart from anything else that is signed.
 * @param timestamp seconds since 1970 in UTC, whole
 * @throws when the moment is not such a number or the text is not a checkpoint
 */
export function cosignedBytes(timestamp: number, checkpointText: string): Bytes {
  invariant(isTimestamp(timestamp), 'the moment of a cosignature is a whole number of seconds');
  invariant(parseCheckpoint(checkpointText).ok, 'only checkpoints are cosigned');
  return utf8(`cosignature/v1\ntime ${timestamp}\n${checkpointText}`);
}

/** A cosignature as it stands after the key id: the moment in 8 bytes (big-endian), and the 64 bytes of Ed25519. */
export function cosignatureBytes({ timestamp, signature }: Cosignature): Bytes {
  invariant(isTimestamp(timestamp), 'the moment of a cosignature is a whole number of seconds');
  invariant(signature.length === SIGNATURE_LENGTH, 'an Ed25519 signature is 64 bytes');
  const moment = new Uint8Array(TIMESTAMP_LENGTH);
  new DataView(moment.buffer).setBigUint64(0, BigInt(timestamp));
  return concatBytes(moment, signature);
}

/** Takes the bytes after the key id apart. Verifies nothing. Moments beyond exact numbers are refused. */
export function parseCosignature(bytes: Uint8Array): Result<Cosignature, CosignatureError> {
  if (bytes.length !== TIMESTAMP_LENGTH + SIGNATURE_LENGTH) return err({ code: 'cosignature-wrong-length' });
  const timestamp = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0));
  if (!isTimestamp(timestamp)) return err({ code: 'cosignature-timestamp-too-large' });
  return ok({ timestamp, signature: concatBytes(bytes.subarray(TIMESTAMP_LENGTH)) });
}

/**
 * A cosignature as a signature of a note, by the key with this name.
 * @param publicKey Ed25519, 32 bytes
 */
export function cosignatureLine(name: string, publicKey: Uint8Array, cosignature: Cosignature): NoteSignature {
  return {
    name,
    keyId: keyId(name, SIGNATURE_TYPES.cosignature, publicKey),
    signature: cosignatureBytes(cosignature),
  };
}

function isTimestamp(seconds: number): boolean {
  return Number.isSafeInteger(seconds) && seconds >= 0;
}
