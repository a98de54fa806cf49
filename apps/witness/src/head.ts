import {
  type Checkpoint,
  checkpointOrigin,
  err,
  formatSignedNote,
  isSignedBy,
  ok,
  parseCheckpoint,
  parseSignedNote,
  type Result,
  type RoundId,
  signatureOf,
  type SignedNote,
  type VerifierKey,
} from '@wijkbegroting/domain';
import { verify } from './ed25519.ts';

/** A head of the log that the log itself stands for. */
export interface Head {
  readonly checkpoint: Checkpoint;
  readonly note: SignedNote;
}

/** Why a text is not a head of this log. Anybody can send such a text, so it proves nothing against the log. */
export interface HeadError {
  readonly code: 'not-a-note' | 'not-signed-by-the-log' | 'not-a-checkpoint' | 'of-another-log';
}

/** Which log it is, and who signs its heads. */
export interface LogIdentity {
  readonly round: RoundId;
  readonly logKey: VerifierKey;
}

/** Reads a signed checkpoint of this log. Nothing in it is looked at before the signature of the log has been verified. */
export function readHead(text: string, { round, logKey }: LogIdentity): Result<Head, HeadError> {
  const note = parseSignedNote(text);
  if (!note.ok) return err({ code: 'not-a-note' });
  if (!isSignedBy(note.value, logKey, verify)) return err({ code: 'not-signed-by-the-log' });
  const checkpoint = parseCheckpoint(note.value.text);
  if (!checkpoint.ok) return err({ code: 'not-a-checkpoint' });
  if (checkpoint.value.origin !== checkpointOrigin(round)) return err({ code: 'of-another-log' });
  return ok({ checkpoint: checkpoint.value, note: note.value });
}

/** A head as text with the signature of the log alone: what a witness keeps, and what proves that the log said it. */
export function headText({ note }: Head, logKey: VerifierKey): string {
  const signature = signatureOf(note, logKey);
  return formatSignedNote({ text: note.text, signatures: signature === undefined ? [] : [signature] });
}
