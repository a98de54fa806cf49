import type { Receipt, RoundId } from '@wijkbegroting/domain';
import { checkClosedLog, checkInclusion, type Inclusion, type WholeLog } from './check-inclusion.ts';
import { keepReceipt, type KeptReceipt } from './kept-receipts.ts';
import { loggedLeafIn } from './logged-leaf.ts';
import { receiptIn, verifyReceipt } from './receipt.ts';
import { ballotsPath, forgetSent, loadSent } from './sent-ballot.ts';
import type { Answer, Get, Post, Store } from './surroundings.ts';

export interface FollowBallot {
  readonly kept: KeptReceipt;
  readonly get: Get;
  readonly post: Post;
  readonly store: Store;
  /** Voting is open, so a ballot that the log does not show is sent once more. */
  readonly mayResend: boolean;
}

/** What came out of looking once. */
export interface Followed {
  /** `no-answer`: the site did not answer, or not as our API does. Nothing was found out. */
  readonly inclusion: Inclusion | { readonly kind: 'no-answer' };
  /** The receipt as it is kept from now on. */
  readonly kept: KeptReceipt;
}

/** Leaves of a log at most that this device fetches. */
const MOST_PAGES = 100;

/**
 * Looks once whether the public log shows a ballot as its receipt promised. What it shows is kept, so that the next time
 * no network is needed; until then the sealed ballot stays on the device and is sent again while voting is open, so that
 * a ballot box that lost it gets it back. It counts once however often it arrives.
 */
export async function followBallot(request: FollowBallot): Promise<Followed> {
  const { kept, get, store } = request;
  const { receipt } = kept;
  const known = kept.logged === null ? undefined : await settle(request, kept);
  if (known !== undefined && !mayBecomeBetter(known, kept)) return known;
  const answer = await answerOf(get, `/v1/rounds/${receipt.round}/log/batches/${String(receipt.batch)}`);
  const logged = answer?.status === 200 ? loggedLeafIn(answer.body) : undefined;
  if (known !== undefined) return logged === undefined ? known : await better(request, known, { ...kept, logged });
  if (logged !== undefined) return await settle(request, { ...kept, logged });
  if (answer === undefined || !isBatchUnknown(answer)) return { inclusion: { kind: 'no-answer' }, kept };
  if (!request.mayResend) return await settleWithoutBatch(request);
  await sendAgain(request, receipt);
  await keepReceipt(store, kept);
  return { inclusion: await checkInclusion({ ...partsOf(kept), answer: undefined }), kept };
}

/** Included, but no witness had cosigned the head: a later head may be cosigned. */
function mayBecomeBetter({ inclusion }: Followed, { keys }: KeptReceipt): boolean {
  return inclusion.kind === 'included' && inclusion.seenBy.length === 0 && keys.witnesses.length > 0;
}

async function better(request: FollowBallot, known: Followed, kept: KeptReceipt): Promise<Followed> {
  const later = await checkInclusion({ ...partsOf(kept), answer: kept.logged });
  const isBetter = later.kind === 'contradiction' || (later.kind === 'included' && later.seenBy.length > 0);
  return isBetter ? await settle(request, kept) : known;
}

function partsOf({ receipt, signature, keys }: KeptReceipt) {
  return { signed: { receipt, signature }, keys };
}

async function settle({ store }: FollowBallot, kept: KeptReceipt): Promise<Followed> {
  const inclusion = await checkInclusion({ ...partsOf(kept), answer: kept.logged });
  // Only what proves something is kept; anything else is asked for anew.
  if (inclusion.kind !== 'included' && inclusion.kind !== 'contradiction') {
    return { inclusion, kept: { ...kept, logged: null } };
  }
  await keepReceipt(store, kept);
  if (inclusion.kind === 'included') await forgetSent(store, kept.receipt);
  return { inclusion, kept };
}

/** Voting is over, and the site says that there is no such batch: the whole log tells whether that can be true. */
async function settleWithoutBatch({ kept, get, store }: FollowBallot): Promise<Followed> {
  const log = await fetchLog(get, kept.receipt.round);
  if (log === undefined) return { inclusion: { kind: 'no-answer' }, kept };
  const inclusion = await checkClosedLog({ ...partsOf(kept), log });
  const isProof = inclusion.kind === 'contradiction';
  const next = isProof ? { ...kept, closedLog: log } : kept;
  if (isProof) await keepReceipt(store, next);
  return { inclusion, kept: next };
}

async function sendAgain({ kept, post, store }: FollowBallot, receipt: Receipt): Promise<void> {
  const sent = await loadSent(store, receipt);
  if (sent === undefined) return;
  const answer = await post(ballotsPath(receipt.round), sent).catch(() => undefined);
  const again = answer?.status === 200 ? receiptIn(answer.body) : undefined;
  const isForThis = again?.receipt.round === receipt.round && again.receipt.ballotHash === receipt.ballotHash;
  if (again === undefined || !isForThis || again.receipt.batch === receipt.batch) return;
  // Another promise for the same ballot: the box had lost it. The first promise stays, to hold against the box.
  if (await verifyReceipt(again, kept.keys.logKey)) {
    await keepReceipt(store, { ...again, keys: kept.keys, logged: null, closedLog: null });
  }
}

/** Fetches a signed head of a log and the leaves that it is the head of; undefined when the site does not give them all. */
export async function fetchLog(get: Get, round: RoundId): Promise<WholeLog | undefined> {
  const checkpoint = (await answerOf(get, `/v1/rounds/${round}/log/checkpoint`))?.body;
  if (typeof checkpoint !== 'string') return undefined;
  const size = Number(checkpoint.split('\n')[1]);
  const leaves: string[] = [];
  for (let page = 0; page < MOST_PAGES && leaves.length < size; page += 1) {
    const answer = await answerOf(get, `/v1/rounds/${round}/log/leaves?from=${String(leaves.length)}`);
    const some = leavesIn(answer?.body);
    if (some.length === 0) return undefined;
    leaves.push(...some);
  }
  return { checkpoint, leaves: leaves.slice(0, size) }; // the log may have grown since the head
}

function leavesIn(body: unknown): readonly string[] {
  const leaves = typeof body === 'object' && body !== null && 'leaves' in body ? body.leaves : undefined;
  return Array.isArray(leaves) && leaves.every((leaf) => typeof leaf === 'string') ? leaves : [];
}

function isBatchUnknown({ body }: Answer): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && body.code === 'batch-unknown';
}

async function answerOf(get: Get, path: string): Promise<Answer | undefined> {
  try {
    return await get(path);
  } catch {
    return undefined; // the network is away
  }
}
