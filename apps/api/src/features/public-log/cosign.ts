import {
  cosignedBytes,
  err,
  fromBase64url,
  idOfKey,
  type NoteSignature,
  ok,
  type OpeningRecord,
  parseCosignature,
  parseSignatureLine,
  parseSignedNote,
  type Result,
  SIGNATURE_TYPES,
} from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';
import { findBox } from '../../database/ballot-box.ts';
import { findCheckpoint } from '../../database/checkpoints.ts';
import type { UrnDb } from '../../database/client.ts';
import { saveCosignature } from './store.ts';

export interface CosignRefused {
  readonly code: 'ballot-box-unknown' | 'checkpoint-unknown' | 'cosignature-invalid';
}

export interface Cosign {
  readonly roundId: string;
  readonly size: number;
  /** The signature line of the witness. */
  readonly line: string;
}

/** Puts the cosignature of a witness under a head, when it is by a key of the opening record and verifies. */
export async function cosign(db: UrnDb, { roundId, size, line }: Cosign): Promise<Result<void, CosignRefused>> {
  const box = await findBox(db, roundId);
  if (box === undefined) return err({ code: 'ballot-box-unknown' });
  const note = await findCheckpoint(db, roundId, size);
  const signed = note === undefined ? undefined : parseSignedNote(note);
  if (signed?.ok !== true) return err({ code: 'checkpoint-unknown' });
  const signature = parseSignatureLine(line);
  if (!signature.ok || !(await isByWitness(signature.value, signed.value.text, box.record))) {
    return err({ code: 'cosignature-invalid' });
  }
  await saveCosignature(db, { roundId, size, signature: signature.value });
  return ok(undefined);
}

async function isByWitness(
  { name, keyId, signature }: NoteSignature,
  text: string,
  { witnesses }: OpeningRecord,
): Promise<boolean> {
  const publicKey = fromBase64url(witnesses.find((one) => one.name === name)?.key ?? '');
  const cosignature = parseCosignature(signature);
  if (!publicKey.ok || !cosignature.ok) return false;
  const key = { name, type: SIGNATURE_TYPES.cosignature, publicKey: publicKey.value };
  const message = cosignedBytes(cosignature.value.timestamp, text);
  return idOfKey(key) === keyId && (await verifyEd25519(key.publicKey, message, cosignature.value.signature));
}
