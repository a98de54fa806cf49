import crypto from 'node:crypto';
import { type CalendarDay, err, ok, parseVotingCode, type Result } from '@wijkbegroting/domain';
import type { RollDb, RollTx } from '../../database/client.ts';
import type { IssuerKey } from '../../database/issuer-key.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { isBlindedMessage, signBlinded } from './blind-signature.ts';
import {
  addFailure,
  countAttempts,
  countCode,
  findEntryByCode,
  type PassEntry,
  saveHold,
  saveIssuance,
  withCodeLocked,
} from './store.ts';

/** In all as well: three a day would do to try out every birth year while voting lasts. Then a new code is needed. */
const MAXIMUM_WRONG_TRIES = { today: 3, ever: 10 } as const;
const MAXIMUM_CODES = { device: 4, network: 8 } as const;

export interface CollectPass {
  readonly roundId: string;
  readonly code: string;
  readonly birthYear: number;
  /** base64url */
  readonly blindedMessage: string;
  readonly device: string;
  readonly network: string;
  readonly day: CalendarDay;
}

/** What the issuer works with: the pepper of codes and birth years, the key of the round, and whom to warn. */
export interface Issuer {
  readonly pepper: Buffer;
  readonly key: IssuerKey;
  /** Told how many wrong tries the round has had today, after each of them. */
  readonly onFailure: (failuresToday: number) => void;
}

export interface BlindPass {
  readonly blindSignature: string;
  /** Null when it was collected before today: that day is no longer known. */
  readonly day: CalendarDay | null;
}

export type CollectPassError =
  | { readonly code: 'code-malformed' | 'blinded-message-invalid' | 'code-refused' | 'code-locked' | 'collection-held' }
  | { readonly code: 'pass-already-collected' | 'votes-on-paper'; readonly day: CalendarDay | null };

/**
 * Signs one voting pass blind (ballot-protocol, section 3). One entry gets one signature: the same blinded message gets
 * it again, so that a lost reply does no harm, and another message is refused.
 */
export async function collectPass(
  db: RollDb,
  issuer: Issuer,
  request: CollectPass,
): Promise<Result<BlindPass, CollectPassError>> {
  const typed = parseVotingCode(request.code);
  if (!typed.ok) return err({ code: 'code-malformed' });
  const blinded = Buffer.from(request.blindedMessage, 'base64url');
  if (!isBlindedMessage(blinded, issuer.key)) return err({ code: 'blinded-message-invalid' });
  const codeHash = keyedHash(issuer.pepper, 'code', request.roundId, typed.value);
  return await withCodeLocked(db, codeHash, async (step) => {
    const known = await step((tx) => identify(tx, issuer, request, codeHash));
    if (!known.ok) return known;
    // In a transaction of its own: rows of one transaction bear its number, which would tie an entry to its network.
    const isOfCluster = known.value.state === 'open' && (await step((tx) => comesFromCluster(tx, issuer, request)));
    return await step((tx) => issue(tx, issuer, { request, codeHash, blinded, isOfCluster }));
  });
}

/** An unknown code is compared with this, so that it takes the same path and the same time as a wrong birth year. */
const NOBODY = { id: '00000000-0000-0000-0000-000000000000', secondFactorHash: Buffer.alloc(32) };

async function identify(
  tx: RollTx,
  { pepper, onFailure }: Issuer,
  { roundId, birthYear, day }: CollectPass,
  codeHash: Buffer,
): Promise<Result<PassEntry, CollectPassError>> {
  const attempts = { roundId, codeHash, day };
  const wrong = await countAttempts(tx, attempts);
  if (wrong.today >= MAXIMUM_WRONG_TRIES.today || wrong.ever >= MAXIMUM_WRONG_TRIES.ever) {
    return err({ code: 'code-locked' });
  }
  const entry = await findEntryByCode(tx, roundId, codeHash);
  const { id, secondFactorHash } = entry ?? NOBODY;
  const given = keyedHash(pepper, 'birth-year', roundId, id, String(birthYear));
  const isRight = crypto.timingSafeEqual(given, secondFactorHash);
  if (entry !== undefined && isRight) return ok(entry);
  onFailure(await addFailure(tx, attempts));
  return err({ code: 'code-refused' });
}

interface Identified {
  readonly request: CollectPass;
  readonly codeHash: Buffer;
  readonly blinded: Buffer;
  readonly isOfCluster: boolean;
}

async function issue(
  tx: RollTx,
  { key }: Issuer,
  identified: Identified,
): Promise<Result<BlindPass, CollectPassError>> {
  const { request, codeHash, blinded, isOfCluster } = identified;
  const entry = await findEntryByCode(tx, request.roundId, codeHash);
  if (entry === undefined) return err({ code: 'code-refused' }); // replaced since it was looked at
  const blindedSha256 = crypto.createHash('sha256').update(blinded).digest();
  if (entry.state === 'paper') return err({ code: 'votes-on-paper', day: entry.day });
  if (entry.state === 'held') return err({ code: 'collection-held' });
  if (entry.state === 'issued') return issuedBefore(entry, blindedSha256);
  if (entry.state === 'open' && isOfCluster) {
    await saveHold(tx, request.roundId, entry.id, request.day);
    return err({ code: 'collection-held' });
  }
  const blindSignature = signBlinded(blinded, key);
  await saveIssuance(tx, request.roundId, entry.id, { blindedSha256, blindSignature, day: request.day });
  return ok({ blindSignature: blindSignature.toString('base64url'), day: request.day });
}

function issuedBefore(entry: PassEntry, blindedSha256: Buffer): Result<BlindPass, CollectPassError> {
  const { day, blindSignature } = entry;
  if (blindSignature === null || entry.blindedSha256?.equals(blindedSha256) !== true) {
    return err({ code: 'pass-already-collected', day });
  }
  return ok({ blindSignature: blindSignature.toString('base64url'), day });
}

/**
 * Whether this device or this network has used so many codes today that somebody should look: a family passes, who
 * collects letters at the door does not. Counted once an entry, since it leaves the state `open` after this. The key of
 * the counts follows from the day and a secret outside the database, where nobody can try out addresses.
 */
async function comesFromCluster(
  tx: RollTx,
  { pepper }: Issuer,
  { roundId, device, network, day }: CollectPass,
): Promise<boolean> {
  const key = keyedHash(pepper, 'counting-key', day);
  const fromDevice = await countCode(tx, day, keyedHash(key, 'device', roundId, device));
  const fromNetwork = await countCode(tx, day, keyedHash(key, 'network', roundId, network));
  return fromDevice > MAXIMUM_CODES.device || fromNetwork > MAXIMUM_CODES.network;
}
