import { concatBytes, fromBase64, fromHex, toBase64, toHex, utf8 } from '../bytes.ts';
import { sha256 } from '../hash.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';

/** What a key signs with: its byte in the key id and in the text of the key. Source: C2SP signed-note. */
export const SIGNATURE_TYPES = { ed25519: 0x01, cosignature: 0x04 } as const;

/** One of the two kinds of keys of the log. */
export type SignatureType = (typeof SIGNATURE_TYPES)[keyof typeof SIGNATURE_TYPES];

/** One signature line of a note. Who it is from is a claim until the signature has been verified. */
export interface NoteSignature {
  /** Name of the key: not empty, without white space and `+`. */
  readonly name: string;
  /** 8 hexadecimal digits; tells keys of one name apart and proves nothing. */
  readonly keyId: string;
  /** What stands after the key id, at least one byte; the kind of key says how it is made up. */
  readonly signature: Uint8Array;
}

/** A text with signatures (C2SP signed-note). */
export interface SignedNote {
  /** Ends in a line feed. The signatures are over its UTF-8 bytes, or over something that holds them. */
  readonly text: string;
  /** In the order of their lines; at least one, and at most one of the same name and key id. */
  readonly signatures: readonly NoteSignature[];
}

/** Why a text is not a signed note. */
export interface SignedNoteError {
  readonly code:
    | 'note-too-long'
    | 'note-forbidden-character'
    | 'note-without-signatures'
    | 'note-too-many-signatures'
    | 'note-signature-doubled'
    | SignatureLineError['code'];
}

/** Why a line is not a signature line. */
export interface SignatureLineError {
  readonly code:
    'signature-line-malformed' | 'signature-name-malformed' | 'signature-base64-malformed' | 'signature-too-short';
}

/** Bytes in a signed note at most, signatures included. */
export const NOTE_MAX_LENGTH = 32 * 1024;

/** Signatures under a note at most. */
export const NOTE_MAX_SIGNATURES = 100;

const KEY_ID_LENGTH = 4;
const SIGNATURE_START = '— ';
const KEY_NAME = /^[^\p{White_Space}+]+$/u;
/** All control characters of ASCII except the line feed. */
const FORBIDDEN = /[^\P{Cc}\n\u007f-\u009f]/u;

/** Whether a text can be the name of a key: not empty, no white space, no `+`, and nothing that no note may hold. */
export function isKeyName(text: string): boolean {
  return isNoteText(text) && KEY_NAME.test(text);
}

/** Whether a text holds only what a note may: whole characters, and of the control characters only the line feed. */
export function isNoteText(text: string): boolean {
  return text.isWellFormed() && !FORBIDDEN.test(text);
}

/**
 * The id of a key: the first 4 bytes of SHA-256(name ‖ 0x0A ‖ type ‖ key) as 8 hexadecimal digits. Short on purpose: it
 * tells keys apart that are known already. Source: C2SP signed-note, and C2SP tlog-cosignature for the type 0x04.
 */
export function keyId(name: string, type: SignatureType, publicKey: Uint8Array): string {
  const hash = sha256(concatBytes(utf8(name), Uint8Array.of(0x0a, type), publicKey));
  return toHex(hash.subarray(0, KEY_ID_LENGTH));
}

/** A signature as a line without its line feed: em dash, space, name, space, base64 of key id and signature. */
export function formatSignatureLine({ name, keyId, signature }: NoteSignature): string {
  const id = fromHex(keyId);
  invariant(isKeyName(name) && id.ok && id.value.length === KEY_ID_LENGTH && signature.length > 0, 'a whole signature');
  return `${SIGNATURE_START}${name} ${toBase64(concatBytes(id.value, signature))}`;
}

/** Reads a signature line without its line feed. One signature has one line: base64 is padded, its loose bits are zero. */
export function parseSignatureLine(line: string): Result<NoteSignature, SignatureLineError> {
  const [name, encoded, ...more] = line.slice(SIGNATURE_START.length).split(' ');
  if (!line.startsWith(SIGNATURE_START) || name === undefined || encoded === undefined || more.length > 0) {
    return err({ code: 'signature-line-malformed' });
  }
  if (!isKeyName(name)) return err({ code: 'signature-name-malformed' });
  const bytes = fromBase64(encoded);
  if (!bytes.ok) return err({ code: 'signature-base64-malformed' });
  if (bytes.value.length <= KEY_ID_LENGTH) return err({ code: 'signature-too-short' });
  const keyId = toHex(bytes.value.subarray(0, KEY_ID_LENGTH));
  return ok({ name, keyId, signature: bytes.value.slice(KEY_ID_LENGTH) });
}

/**
 * A note as text: its own text, an empty line, and a line for each signature.
 * @throws when that is not a signed note: the text does not end in a line feed, or there are no signatures
 */
export function formatSignedNote({ text, signatures }: SignedNote): string {
  const whole = `${text}\n${signatures.map((signature) => `${formatSignatureLine(signature)}\n`).join('')}`;
  invariant(
    text.endsWith('\n') && parseSignedNote(whole).ok,
    'a note is a text that ends in a line feed, and signatures',
  );
  return whole;
}

/**
 * Reads a signed note; verifies nothing. The text ends at the last empty line, so it may hold empty lines itself. What
 * has been read is spelled by `formatSignedNote` just as it stood. Stricter than C2SP in two things: a key signs once,
 * and a note is at most 32 KiB with 100 signatures.
 */
export function parseSignedNote(note: string): Result<SignedNote, SignedNoteError> {
  if (note.length > NOTE_MAX_LENGTH || utf8(note).length > NOTE_MAX_LENGTH) return err({ code: 'note-too-long' });
  if (!isNoteText(note)) return err({ code: 'note-forbidden-character' });
  const end = note.lastIndexOf('\n\n');
  if (end === -1 || end + 2 === note.length) return err({ code: 'note-without-signatures' });
  if (!note.endsWith('\n')) return err({ code: 'signature-line-malformed' });
  const lines = note.slice(end + 2, -1).split('\n');
  if (lines.length > NOTE_MAX_SIGNATURES) return err({ code: 'note-too-many-signatures' });
  const signatures: NoteSignature[] = [];
  for (const line of lines) {
    const signature = parseSignatureLine(line);
    if (!signature.ok) return signature;
    signatures.push(signature.value);
  }
  const signers = new Set(signatures.map(({ name, keyId }) => `${name}+${keyId}`));
  if (signers.size < signatures.length) return err({ code: 'note-signature-doubled' });
  return ok({ text: note.slice(0, end + 1), signatures });
}
