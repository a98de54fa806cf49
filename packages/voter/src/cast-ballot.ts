import { ed25519 } from '@noble/curves/ed25519.js';
import {
  type BallotBody,
  ballotHash,
  canonicalJson,
  encodeChoices,
  err,
  fromBase64url,
  invariant,
  ok,
  type ProjectId,
  sha256,
  toBase64url,
  utf8,
} from '@wijkbegroting/domain';
import type { Pass } from './pass.ts';
import { postPatiently } from './patience.ts';
import { receiptIn, type SignedReceipt, verifyReceipt } from './receipt.ts';
import type { Attempt, Store, Surroundings } from './surroundings.ts';

export interface CastBallot extends Surroundings {
  readonly pass: Pass;
  /** The chosen projects, in any order; none for a blank ballot. SECRET. */
  readonly choices: readonly ProjectId[];
  /** Number of projects on the ballot paper: makes every ballot of the round equally long. */
  readonly projectCount: number;
  /** Ed25519 public key in base64url, from the opening record. */
  readonly receiptKey: string;
  /** True: replace the ballot that was cast before, where the round allows it. Otherwise that one stands. */
  readonly replace?: boolean;
}

/** What is known on this device of the ballots of one pass. SECRET while a ballot is under way. */
interface Progress {
  /** Sent, or about to be, and not yet confirmed. */
  readonly underWay?: BallotBody;
  /** The last one that the box has confirmed; its choices are forgotten here. */
  readonly confirmed?: { readonly rev: number; readonly receipt: SignedReceipt };
}

/**
 * Casts a ballot and returns the receipt when it verifies (ballot-protocol, section 4). The ballot is kept before it is
 * sent; the same call after a lost connection, crash or reload sends the same ballot, which counts once however often it
 * arrives. A ballot that was under way goes first, and stands unless `replace` is asked. Until there is a receipt the
 * screen says "nog niet bevestigd". Refusals to expect: `voting-not-open`, `voting-closed`, `ballot-final`,
 * `ballot-conflict` and the rules of the ballot.
 */
export async function castBallot(request: CastBallot): Attempt<SignedReceipt> {
  const { pass, store, replace = false } = request;
  const place = `ballot/${pass.round}/${pass.voterKey}`;
  let progress = await load(store, place);
  if (progress.underWay !== undefined) {
    const earlier = await send(request, place, progress, progress.underWay);
    const isWhatIsAsked = progress.underWay.box === boxOf(request);
    if (earlier.ok && (!replace || isWhatIsAsked)) return earlier;
    if (!earlier.ok && earlier.error.code !== 'refused') return earlier;
    progress = await load(store, place);
  }
  if (progress.confirmed !== undefined && !replace) return ok(progress.confirmed.receipt);
  const body = bodyAfter(progress, request);
  await save(store, place, { ...progress, underWay: body });
  return await send(request, place, progress, body);
}

function boxOf({ choices, projectCount }: CastBallot): string {
  return toBase64url(encodeChoices(choices, projectCount));
}

function bodyAfter({ confirmed }: Progress, request: CastBallot): BallotBody {
  const { pass } = request;
  return {
    round: pass.round,
    voterKey: pass.voterKey,
    rev: (confirmed?.rev ?? 0) + 1,
    prevHash: confirmed?.receipt.receipt.ballotHash ?? null,
    box: boxOf(request),
  };
}

async function send(request: CastBallot, place: string, progress: Progress, body: BallotBody): Attempt<SignedReceipt> {
  const { pass, receiptKey, store } = request;
  const text = canonicalJson(body);
  const answer = await postPatiently(request, `/v1/rounds/${pass.round}/ballots`, {
    body: text,
    passSignature: pass.signature,
    voterSignature: sign(text, pass),
  });
  if (!answer.ok) {
    if (answer.error.code === 'refused') await save(store, place, withoutUnderWay(progress));
    return answer;
  }
  const receipt = receiptIn(answer.value);
  const isForThis = receipt?.receipt.round === pass.round && receipt.receipt.ballotHash === ballotHash(body);
  if (receipt === undefined || !isForThis || !verifyReceipt(receipt, receiptKey))
    return err({ code: 'receipt-does-not-verify' });
  // The ballot counts, so the receipt is shown even on a device that cannot keep it any more.
  await save(store, place, { confirmed: { rev: body.rev, receipt } }).catch(() => undefined);
  return ok(receipt);
}

function sign(text: string, { secretKey }: Pass): string {
  const key = fromBase64url(secretKey);
  invariant(key.ok, 'a pass has its key in base64url');
  return toBase64url(ed25519.sign(sha256(utf8(text)), key.value));
}

function withoutUnderWay({ confirmed }: Progress): Progress {
  return confirmed === undefined ? {} : { confirmed };
}

async function load(store: Store, place: string): Promise<Progress> {
  const kept = await store.load(place);
  return kept === undefined ? {} : (JSON.parse(kept) as Progress);
}

async function save(store: Store, place: string, progress: Progress): Promise<void> {
  await store.save(place, JSON.stringify(progress));
}
