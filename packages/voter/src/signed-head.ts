import {
  type Checkpoint,
  checkpointOrigin,
  cosignedBytes,
  fromBase64url,
  type NamedKey,
  parseCheckpoint,
  parseCosignature,
  parseSignedNote,
  type RoundId,
  SIGNATURE_TYPES,
  type SignatureType,
  signatureOf,
  type SignedNote,
  utf8,
  type VerifierKey,
} from '@wijkbegroting/domain';
import { verifyEd25519 } from '@wijkbegroting/protocol';

/** The keys that the log of a round is checked with, from its opening record. */
export interface LogKeys {
  readonly round: RoundId;
  /** Ed25519 public key in base64url: signs receipts and heads. */
  readonly logKey: string;
  /** Who cosigns heads. */
  readonly witnesses: readonly NamedKey[];
}

/** A witness that cosigned a head, and when by its own clock. */
export interface SeenBy {
  readonly name: string;
  /** ISO text. */
  readonly at: string;
}

/** A head of the log that the log key of the round signed. */
export interface SignedHead {
  readonly checkpoint: Checkpoint;
  /** Only cosignatures that verify. */
  readonly seenBy: readonly SeenBy[];
}

/** Reads a head of the log of this round. Undefined unless the log key signed exactly this text. */
export async function readSignedHead(
  note: string,
  { round, logKey, witnesses }: LogKeys,
): Promise<SignedHead | undefined> {
  const parsed = parseSignedNote(note);
  const origin = checkpointOrigin(round);
  const key = keyOf(origin, SIGNATURE_TYPES.ed25519, logKey);
  if (!parsed.ok || key === undefined || !(await isSigned(parsed.value, key))) return undefined;
  const checkpoint = parseCheckpoint(parsed.value.text);
  if (!checkpoint.ok || checkpoint.value.origin !== origin) return undefined;
  const seen = await Promise.all(witnesses.map((witness) => seenBy(parsed.value, witness)));
  return { checkpoint: checkpoint.value, seenBy: seen.filter((one) => one !== undefined) };
}

async function isSigned(note: SignedNote, key: VerifierKey): Promise<boolean> {
  const line = signatureOf(note, key);
  return line !== undefined && (await verifyEd25519(key.publicKey, utf8(note.text), line.signature));
}

async function seenBy(note: SignedNote, { name, key: keyText }: NamedKey): Promise<SeenBy | undefined> {
  const key = keyOf(name, SIGNATURE_TYPES.cosignature, keyText);
  const line = key && signatureOf(note, key);
  const cosignature = line && parseCosignature(line.signature);
  if (key === undefined || cosignature?.ok !== true) return undefined;
  const { timestamp, signature } = cosignature.value;
  const at = new Date(timestamp * 1_000);
  if (Number.isNaN(at.getTime())) return undefined;
  const isGood = await verifyEd25519(key.publicKey, cosignedBytes(timestamp, note.text), signature);
  return isGood ? { name, at: at.toISOString() } : undefined;
}

function keyOf(name: string, type: SignatureType, text: string): VerifierKey | undefined {
  const bytes = fromBase64url(text);
  return bytes.ok && bytes.value.length === 32 ? { name, type, publicKey: bytes.value } : undefined;
}
