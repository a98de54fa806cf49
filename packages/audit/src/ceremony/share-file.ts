import {
  type Bytes,
  err,
  formatShareCode,
  parseShareCode,
  readCrockford,
  type Result,
  type ShareCodeError,
} from '@wijkbegroting/domain';
import { HolderName } from '@wijkbegroting/records/opening-record.ts';
import { RoundIdText } from '@wijkbegroting/records/texts.ts';
import { z } from 'zod';
import type { HeldShare } from './hold-ceremony.ts';

const KIND = 'wijkbegroting-sleuteldeel';

/** What a trustee keeps as a file: the code, and what it is for. SECRET. */
const ShareFile = z.strictObject({
  kind: z.literal(KIND),
  version: z.literal(1),
  round: RoundIdText,
  trustee: HolderName,
  threshold: z.int().min(1).max(9),
  trustees: z.int().min(1).max(9),
  isRehearsal: z.boolean(),
  code: z.string().max(200),
});

export interface ShareFileFacts extends HeldShare {
  readonly round: string;
  readonly threshold: number;
  /** How many there are. */
  readonly trustees: number;
  /** A throw-away key: opens nothing. */
  readonly isRehearsal: boolean;
}

/** The file that a trustee keeps. SECRET. */
export function writeShareFile({ share, ...facts }: ShareFileFacts): string {
  const { round, trustee, threshold, trustees, isRehearsal } = facts;
  const file = {
    kind: KIND,
    version: 1,
    round,
    trustee,
    threshold,
    trustees,
    isRehearsal,
    code: formatShareCode(share),
  };
  return `${JSON.stringify(file, undefined, 2)}\n`;
}

/** `sleuteldeel-parkwijk-2027-gemeente-haarlem.json` */
export function shareFileName({ round, trustee, isRehearsal }: Omit<ShareFileFacts, 'share'>): string {
  const name = trustee
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
  return `${isRehearsal ? 'oefening' : 'sleuteldeel'}-${round}-${name || 'sleutelhouder'}.json`;
}

export type ShareTextError = ShareCodeError | { readonly code: 'share-file-malformed' };

/** Reads a share from what was typed, scanned or loaded: the code by itself, or the file around it. SECRET. */
export function readShareText(text: string): Result<Bytes, ShareTextError> {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (!trimmed.startsWith('{')) return parseShareCode(trimmed);
  const file = ShareFile.safeParse(parseJson(trimmed));
  return file.success ? parseShareCode(file.data.code) : err({ code: 'share-file-malformed' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Characters that a trustee types back to show that the paper is there and can be read. */
const TYPED_BACK = 12;

/** Whether somebody has this share before them: the last three groups of the code, the whole code, or the file. */
export function isShareAtHand(share: Uint8Array, typed: string): boolean {
  const whole = readShareText(typed);
  if (whole.ok) return areEqual(whole.value, share);
  const read = readCrockford(typed);
  const code = readCrockford(formatShareCode(share));
  if (!read.ok || !code.ok || read.value.length !== TYPED_BACK) return false;
  return areEqual(read.value, code.value.slice(-TYPED_BACK));
}

function areEqual(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  return one.length === other.length && Array.from(one).every((byte, at) => byte === other[at]);
}
