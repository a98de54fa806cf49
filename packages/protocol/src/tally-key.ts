import { x25519 } from '@noble/curves/ed25519.js';
import { type Bytes, err, invariant, ok, type Result, SHARE_LENGTH } from '@wijkbegroting/domain';
import { combine, split } from 'shamir-secret-sharing';
import { areEqual, KEY_LENGTH } from './curve25519.ts';

/** Trustees of a round at most. */
export const TRUSTEES_MAX = 9;

/** The key pair that ballots are sealed for. */
export interface TallyKeyPair {
  /** X25519, 32 bytes. SECRET: opens every ballot of the round. Split it, and forget it. */
  readonly tallySecret: Bytes;
  /** X25519, 32 bytes; stands in the opening record. */
  readonly tallyKey: Bytes;
}

/** How many of the shares open the ballot box, and how many there are. */
export interface ShareSizes {
  readonly threshold: number;
  readonly trustees: number;
}

/** Shares cannot be made in these numbers: 1 of 1, or 2 to 9 of at most 9. */
export interface SplitError {
  readonly code: 'share-sizes-unsupported';
  readonly threshold: number;
  readonly trustees: number;
}

/** Why shares do not give a tally secret. `at` is the place in the list, from 0. */
export type SharesError =
  | { readonly code: 'shares-missing' | 'shares-too-many' }
  | { readonly code: 'share-malformed'; readonly at: number }
  | { readonly code: 'share-duplicate'; readonly at: number };

/** Each share may be right by itself, but together they are not the secret of this tally key: too few, or of another. */
export interface SharesDoNotFit {
  readonly code: 'shares-do-not-fit';
}

/** The number in the last byte of the only share of a secret that is not shared. */
const ONLY_SHARE = 1;

/** Makes a fresh key pair. Rule: the ballot protocol, section 2. */
export function makeTallyKey(): TallyKeyPair {
  const tallySecret = crypto.getRandomValues(new Uint8Array(KEY_LENGTH));
  return { tallySecret, tallyKey: tallyKeyOf(tallySecret) };
}

/** The public key that goes with a tally secret. @throws when the secret is not 32 bytes */
export function tallyKeyOf(tallySecret: Uint8Array): Bytes {
  invariant(tallySecret.length === KEY_LENGTH, 'a tally secret is 32 bytes');
  return new Uint8Array(x25519.getPublicKey(tallySecret));
}

/**
 * Splits a tally secret over trustees (Shamir), so that `threshold` of them open the ballot box together and fewer know
 * nothing. With one trustee the share is the secret itself. The shares are SECRET. They are tried before they are given:
 * a share that does not work would only be found when the ballots are there.
 */
export async function splitTallySecret(
  tallySecret: Uint8Array,
  { threshold, trustees }: ShareSizes,
): Promise<Result<readonly Bytes[], SplitError>> {
  invariant(tallySecret.length === KEY_LENGTH, 'a tally secret is 32 bytes');
  if (threshold === 1 && trustees === 1) return ok([onlyShareOf(tallySecret)]);
  const isSupported = [threshold, trustees].every(Number.isInteger) && threshold >= 2 && threshold <= trustees;
  if (!isSupported || trustees > TRUSTEES_MAX) return err({ code: 'share-sizes-unsupported', threshold, trustees });
  const shares = (await split(new Uint8Array(tallySecret), trustees, threshold)).map(moved);
  await tryOut(shares, threshold, tallyKeyOf(tallySecret));
  return ok(shares);
}

/**
 * Puts shares together. What comes out is the secret only when there are enough shares and all are of the same secret:
 * check it with `recoverTallySecret`. SECRET.
 */
export async function combineShares(shares: readonly Uint8Array[]): Promise<Result<Bytes, SharesError>> {
  const problem = problemOf(shares);
  if (problem !== undefined) return err(problem);
  const [only] = shares;
  if (only !== undefined && shares.length === 1) return ok(new Uint8Array(only.subarray(0, KEY_LENGTH)));
  const copies = shares.map((share) => new Uint8Array(share)); // the library takes no subclass of Uint8Array
  const tallySecret = moved(await combine(copies));
  for (const copy of copies) copy.fill(0);
  return ok(tallySecret);
}

/** Puts shares together and makes sure that the secret is the one of this tally key. SECRET. */
export async function recoverTallySecret(
  shares: readonly Uint8Array[],
  tallyKey: Uint8Array,
): Promise<Result<Bytes, SharesError | SharesDoNotFit>> {
  const combined = await combineShares(shares);
  if (!combined.ok || areEqual(tallyKeyOf(combined.value), tallyKey)) return combined;
  combined.value.fill(0);
  return err({ code: 'shares-do-not-fit' });
}

function problemOf(shares: readonly Uint8Array[]): SharesError | undefined {
  if (shares.length === 0) return { code: 'shares-missing' };
  if (shares.length > TRUSTEES_MAX) return { code: 'shares-too-many' };
  const numbers = shares.map((share) => share[KEY_LENGTH] ?? 0);
  // Number 0 would be the secret itself; a single share that is not the only one says nothing.
  const malformed = shares.findIndex((share, at) => share.length !== SHARE_LENGTH || numbers[at] === 0);
  if (malformed !== -1) return { code: 'share-malformed', at: malformed };
  if (shares.length === 1 && numbers[0] !== ONLY_SHARE) return { code: 'shares-missing' };
  const duplicate = numbers.findIndex((number, at) => numbers.indexOf(number) !== at);
  return duplicate === -1 ? undefined : { code: 'share-duplicate', at: duplicate };
}

function onlyShareOf(tallySecret: Uint8Array): Bytes {
  const share = new Uint8Array(SHARE_LENGTH);
  share.set(tallySecret);
  share[KEY_LENGTH] = ONLY_SHARE;
  return share;
}

/** Combines neighbours, so that every share takes part at least once. */
async function tryOut(shares: readonly Bytes[], threshold: number, tallyKey: Uint8Array): Promise<void> {
  for (let from = 0; from + threshold <= shares.length; from += 1) {
    const combined = await combineShares(shares.slice(from, from + threshold));
    invariant(combined.ok && areEqual(tallyKeyOf(combined.value), tallyKey), 'the shares give the secret back');
    combined.value.fill(0);
  }
}

/** Bytes of a library in our own memory; its copy is overwritten. As far as JavaScript goes: engines may keep others. */
function moved(bytes: Uint8Array): Bytes {
  const own = new Uint8Array(bytes);
  bytes.fill(0);
  return own;
}
