import {
  type BallotBody,
  ballotHash,
  type Bytes,
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
import { isX25519Key, sealBox, signEd25519 } from '@wijkbegroting/protocol';
import type { Pass } from './pass.ts';
import { postPatiently } from './patience.ts';
import { receiptIn, type SignedReceipt, verifyReceipt } from './receipt.ts';
import { ballotsPath, type SentBallot, sentKey } from './sent-ballot.ts';
import type { Attempt, Store, Surroundings } from './surroundings.ts';

export interface CastBallot extends Surroundings {
  readonly pass: Pass;
  /** The chosen projects, in any order; none for a blank ballot. SECRET. */
  readonly choices: readonly ProjectId[];
  /** Number of projects on the ballot paper: makes every ballot of the round equally long. */
  readonly projectCount: number;
  /** X25519 public key in base64url, from the opening record: what the ballot is sealed for. */
  readonly tallyKey: string;
  /** Ed25519 public key in base64url, from the opening record. */
  readonly receiptKey: string;
  /** True: replace the ballot that was cast before, where the round allows it. Otherwise that one stands. */
  readonly replace?: boolean;
}

/** A ballot that was sent, or is about to be, and is not yet confirmed. SECRET. */
interface UnderWay {
  /** Sent as it stands, each time: a box that is sealed again is another box. */
  readonly body: BallotBody;
  /** The padded choices in base64url, since the box does not tell any more what is in it. */
  readonly choices: string;
}

/** What is known on this device of the ballots of one pass. SECRET while a ballot is under way. */
interface Progress {
  readonly underWay?: UnderWay;
  /** The last one that the box has confirmed; its choices are forgotten here. */
  readonly confirmed?: { readonly rev: number; readonly receipt: SignedReceipt };
}

/**
 * Casts a ballot and returns the receipt when it verifies (docs/protocol.md, sections 5 and 6). The ballot is sealed and
 * kept before it is sent; once there is a receipt what was chosen is forgotten, and the sealed ballot stays on this
 * device until the log shows it (`followBallot`); the same call after a lost connection, crash or reload sends the same ballot, which counts once
 * however often it arrives. A ballot that was under way goes first, and stands unless `replace` is asked. Until there is
 * a receipt the screen says "nog niet bevestigd". Refusals to expect: `voting-not-open`, `voting-closed`,
 * `ballot-final` and `ballot-conflict`.
 */
export async function castBallot(request: CastBallot): Attempt<SignedReceipt> {
  const { pass, store, replace = false } = request;
  const place = `ballot/${pass.round}/${pass.voterKey}`;
  const content = encodeChoices(request.choices, request.projectCount);
  const choices = toBase64url(content);
  let progress = await load(store, place);
  if (progress.underWay !== undefined) {
    const earlier = await send(request, place, progress, progress.underWay.body);
    const isWhatIsAsked = progress.underWay.choices === choices;
    if (earlier.ok && (!replace || isWhatIsAsked)) return earlier;
    if (!earlier.ok && earlier.error.code !== 'refused') return earlier;
    progress = await load(store, place);
  }
  if (progress.confirmed !== undefined && !replace) return ok(progress.confirmed.receipt);
  const body = await bodyAfter(progress, request, content);
  if (body === undefined) return err({ code: 'tally-key-unusable' });
  // Sealing takes a moment. When another tab was first meanwhile, its ballot goes first, as any that is under way.
  if (!areAlike(await load(store, place), progress)) return await castBallot(request);
  await save(store, place, { ...progress, underWay: { body, choices } });
  return await send(request, place, progress, body);
}

/** Undefined when nothing can be sealed for the tally key. */
async function bodyAfter(
  { confirmed }: Progress,
  request: CastBallot,
  content: Bytes,
): Promise<BallotBody | undefined> {
  const { round, voterKey } = request.pass;
  const tallyKey = fromBase64url(request.tallyKey);
  if (!tallyKey.ok || !isX25519Key(tallyKey.value)) return undefined;
  const rev = (confirmed?.rev ?? 0) + 1;
  const place = { roundId: round, voterKey: own(voterKey), rev };
  const box = toBase64url(await sealBox({ ...place, tallyKey: tallyKey.value, content }));
  return { round, voterKey, rev, prevHash: confirmed?.receipt.receipt.ballotHash ?? null, box };
}

async function send(request: CastBallot, place: string, progress: Progress, body: BallotBody): Attempt<SignedReceipt> {
  const { pass, receiptKey, store } = request;
  const text = canonicalJson(body);
  const sent: SentBallot = { body: text, passSignature: pass.signature, voterSignature: sign(text, pass) };
  const answer = await postPatiently(request, ballotsPath(pass.round), sent);
  if (!answer.ok) {
    if (answer.error.code === 'refused') await save(store, place, withoutUnderWay(progress));
    return answer;
  }
  const receipt = receiptIn(answer.value);
  const isForThis = receipt?.receipt.round === pass.round && receipt.receipt.ballotHash === ballotHash(body);
  if (receipt === undefined || !isForThis || !(await verifyReceipt(receipt, receiptKey)))
    return err({ code: 'receipt-does-not-verify' });
  // The ballot counts, so the receipt is shown even on a device that cannot keep it any more.
  await store
    .save(sentKey(receipt.receipt), JSON.stringify(sent))
    .then(() => save(store, place, { confirmed: { rev: body.rev, receipt } }))
    .catch(() => undefined);
  return ok(receipt);
}

function sign(text: string, { secretKey }: Pass): string {
  return toBase64url(signEd25519(own(secretKey), sha256(utf8(text))));
}

/** Bytes of the pass, which this device wrote down or checked. */
function own(text: string): Bytes {
  const bytes = fromBase64url(text);
  invariant(bytes.ok, 'a pass has its keys in base64url');
  return bytes.value;
}

function withoutUnderWay({ confirmed }: Progress): Progress {
  return confirmed === undefined ? {} : { confirmed };
}

function areAlike(one: Progress, other: Progress): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function load(store: Store, place: string): Promise<Progress> {
  const kept = await store.load(place);
  return kept === undefined ? {} : (JSON.parse(kept) as Progress);
}

async function save(store: Store, place: string, progress: Progress): Promise<void> {
  await store.save(place, JSON.stringify(progress));
}
