import { type Bytes, fromBase64, toBase64 } from '../bytes.ts';
import type { RoundId } from '../ids.ts';
import { invariant } from '../invariant.ts';
import { err, ok, type Result } from '../result.ts';
import { HASH_LENGTH } from './merkle.ts';
import { isNoteText } from './signed-note.ts';

/** The head of a log at one moment (C2SP tlog-checkpoint). Who stands for it is in the signatures of its note. */
export interface Checkpoint {
  /** Which log it is, for ever: one line, not empty. Of a round: `checkpointOrigin`. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** Root of the log at that size, 32 bytes. */
  readonly root: Bytes;
  /** What else the log states, one line each, none of them empty; usually there are none. */
  readonly extensions: readonly string[];
}

/** Why a text is not a checkpoint. */
export interface CheckpointError {
  readonly code:
    | 'checkpoint-forbidden-character'
    | 'checkpoint-unfinished'
    | 'checkpoint-too-few-lines'
    | 'checkpoint-empty-line'
    | 'checkpoint-size-malformed'
    | 'checkpoint-root-malformed';
}

/** Where the chain of what staff did stands: a checkpoint holds it, so that this log cannot be rewritten either. */
export interface AuditHead {
  /** Number of events in the chain. */
  readonly count: number;
  /** Hash of the last event, 64 hexadecimal digits; of a chain without events, what the first one builds upon. */
  readonly head: string;
}

/** A line does not tell where the audit chain stands. */
export interface AuditExtensionError {
  readonly code: 'audit-extension-malformed';
}

const ORIGIN_PREFIX = 'wijkbegroting/';
const WHOLE_NUMBER = /^(?:0|[1-9][0-9]{0,15})$/;
const AUDIT = /^audit (?<count>[0-9]+) (?<head>[0-9a-f]{64})$/;

/** The origin of the log of a round. It is the name of the key that signs its checkpoints, too. */
export function checkpointOrigin(roundId: RoundId): string {
  return `${ORIGIN_PREFIX}${roundId}`;
}

/**
 * A checkpoint as the text of a note: origin, size, root in base64, and the extensions, each with a line feed.
 * @throws when that is not a checkpoint: an empty line, a line feed in a line, a root that is not 32 bytes
 */
export function formatCheckpoint({ origin, size, root, extensions }: Checkpoint): string {
  const lines = [origin, String(size), toBase64(root), ...extensions];
  const text = `${lines.join('\n')}\n`;
  const read = parseCheckpoint(text);
  invariant(read.ok && read.value.extensions.length === extensions.length, 'a checkpoint is made of whole lines');
  return text;
}

/**
 * Reads the text of a checkpoint's note. One checkpoint has one text: what has been read is spelled by
 * `formatCheckpoint` just as it stood. A log without leaves has size 0. Length is bounded by that of the note.
 */
export function parseCheckpoint(text: string): Result<Checkpoint, CheckpointError> {
  if (!isNoteText(text)) return err({ code: 'checkpoint-forbidden-character' });
  if (!text.endsWith('\n')) return err({ code: 'checkpoint-unfinished' });
  const lines = text.slice(0, -1).split('\n');
  const [origin, sizeText, rootText, ...extensions] = lines;
  if (origin === undefined || sizeText === undefined || rootText === undefined) {
    return err({ code: 'checkpoint-too-few-lines' });
  }
  if (lines.includes('')) return err({ code: 'checkpoint-empty-line' });
  const size = parseWholeNumber(sizeText);
  if (size === undefined) return err({ code: 'checkpoint-size-malformed' });
  const root = fromBase64(rootText);
  if (!root.ok || root.value.length !== HASH_LENGTH) return err({ code: 'checkpoint-root-malformed' });
  return ok({ origin, size, root: root.value, extensions });
}

/** The extension line with the head of the audit chain: `audit <count> <64 hex>`. @throws when it is not such a head */
export function auditExtension({ count, head }: AuditHead): string {
  const line = `audit ${count} ${head}`;
  invariant(parseAuditExtension(line).ok, 'the head of the audit chain is a whole number and a SHA-256');
  return line;
}

/** Reads the extension line with the head of the audit chain; every other line is refused. */
export function parseAuditExtension(line: string): Result<AuditHead, AuditExtensionError> {
  const { count: countText = '', head } = AUDIT.exec(line)?.groups ?? {};
  const count = parseWholeNumber(countText);
  return count === undefined || head === undefined ? err({ code: 'audit-extension-malformed' }) : ok({ count, head });
}

/** Decimal digits without leading zeros, up to the largest number that is exact. */
function parseWholeNumber(text: string): number | undefined {
  const number = WHOLE_NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : undefined;
}
