import { type Bytes, fromBase64url } from '../bytes.ts';
import { canonicalBytes } from '../canonical-json.ts';
import { sha256Hex } from '../hash.ts';
import { parseRoundId, type RoundId } from '../ids.ts';
import { err, ok, type Result } from '../result.ts';
import { choicesLength } from './choices.ts';
import { VOTER_KEY_LENGTH } from './pass.ts';
import { PADDING_BLOCK } from './padding.ts';

/** A ballot as it lies in the ballot box, signed by the voter key. Rule: the ballot protocol, section 4. */
export interface BallotBody {
  readonly round: RoundId;
  /** Ed25519 public key of the voter, 32 bytes in base64url. */
  readonly voterKey: string;
  /** 1 for the first ballot of this key; each replacement is one higher. */
  readonly rev: number;
  /** Hash of the ballot that this one replaces, 64 hexadecimal digits; null exactly when rev is 1. */
  readonly prevHash: string | null;
  /** The padded choices, sealed for the tally key of the round, in base64url: 1 KiB up to 64 KiB, and 48 bytes. */
  readonly box: string;
}

/** Something is not a ballot; `field` is the first field that is wrong, '' when it is no object with these fields. */
export interface BallotBodyError {
  readonly code: 'ballot-body-malformed';
  readonly field: '' | keyof BallotBody;
}

/** Bytes that sealing adds to the padded choices: an encapsulated key of 32 bytes, and a tag of 16. */
export const SEALED_OVERHEAD = 48;

/** Bytes in a box at least: one block of padded choices, sealed. */
export const BOX_MIN_LENGTH = PADDING_BLOCK + SEALED_OVERHEAD;

/** Bytes in a box at most, in any round. The number of projects of a round gives the one length that is right. */
export const BOX_MAX_LENGTH = 64 * 1024 + SEALED_OVERHEAD;

/** How often a ballot can be sent at most, the first time included: what one pass can fill of the box is bounded. */
export const REV_MAX = 50;

const FIELDS = ['round', 'voterKey', 'rev', 'prevHash', 'box'] as const satisfies readonly (keyof BallotBody)[];
const SHA_256 = /^[0-9a-f]{64}$/;

/** Bytes in every box of a round with so many projects, whatever was chosen. */
export function boxLength(projectCount: number): number {
  return choicesLength(projectCount) + SEALED_OVERHEAD;
}

/** Whether a text is base64url of at least `minimum` and at most `maximum` bytes. */
function isBase64urlOf(value: unknown, minimum: number, maximum: number): boolean {
  if (typeof value !== 'string' || value.length > Math.ceil((maximum * 4) / 3)) return false;
  const bytes = fromBase64url(value);
  return bytes.ok && bytes.value.length >= minimum && bytes.value.length <= maximum;
}

const CHECKS: Record<keyof BallotBody, (value: unknown, body: Record<string, unknown>) => boolean> = {
  round: (value) => typeof value === 'string' && parseRoundId(value).ok,
  voterKey: (value) => isBase64urlOf(value, VOTER_KEY_LENGTH, VOTER_KEY_LENGTH),
  rev: (value) => typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= REV_MAX,
  prevHash: (value, { rev }) => (rev === 1 ? value === null : typeof value === 'string' && SHA_256.test(value)),
  box: (value) => isBase64urlOf(value, BOX_MIN_LENGTH, BOX_MAX_LENGTH),
};

/** Reads a ballot from outside, strictly: exactly these fields, each within its bounds. Checks no signature. */
export function parseBallotBody(input: unknown): Result<BallotBody, BallotBodyError> {
  if (typeof input !== 'object' || input === null) return err({ code: 'ballot-body-malformed', field: '' });
  const body = Object.fromEntries<unknown>(Object.entries(input));
  const isWhole = Object.keys(body).length === FIELDS.length && FIELDS.every((field) => Object.hasOwn(body, field));
  if (!isWhole) return err({ code: 'ballot-body-malformed', field: '' });
  const wrong = FIELDS.find((field) => !CHECKS[field](body[field], body));
  return wrong === undefined ? ok(body as unknown as BallotBody) : err({ code: 'ballot-body-malformed', field: wrong });
}

/** The bytes of a ballot: its canonical JSON. Other fields than the five of a ballot are left out. */
export function ballotBytes({ round, voterKey, rev, prevHash, box }: BallotBody): Bytes {
  return canonicalBytes({ round, voterKey, rev, prevHash, box });
}

/**
 * The SHA-256 of a ballot's bytes in 64 hexadecimal digits, as the receipt and the next ballot name it. The voter signs
 * the 32 bytes that it spells, not this text.
 */
export function ballotHash(body: BallotBody): string {
  return sha256Hex(ballotBytes(body));
}
