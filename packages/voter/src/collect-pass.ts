import {
  type Bytes,
  err,
  fromBase64url,
  invariant,
  ok,
  passMessage,
  type RoundId,
  sha256Hex,
  toBase64url,
  utf8,
  type VotingCode,
} from '@wijkbegroting/domain';
import { importIssuerKey, makeEd25519Key } from '@wijkbegroting/protocol';
import { blind, unblind } from './blinding.ts';
import type { Pass } from './pass.ts';
import { postPatiently } from './patience.ts';
import type { Attempt, Store, Surroundings } from './surroundings.ts';

export interface CollectPass extends Surroundings {
  readonly roundId: RoundId;
  /** From the letter, read with `parseVotingCode`. SECRET until the pass is there. */
  readonly code: VotingCode;
  readonly birthYear: number;
  /** SPKI in base64, from the opening record. */
  readonly issuerPublicKey: string;
}

/** Kept before anything is sent, so that a lost reply can be asked for again with the same blinded message. SECRET. */
interface Preparation {
  readonly issuerPublicKey: string;
  readonly voterKey: string;
  readonly secretKey: string;
  readonly blindedMessage: string;
  readonly inverse: string;
  /** Only when the pass has been collected. */
  readonly signature?: string;
}

/**
 * Collects the voting pass that goes with a code (ballot-protocol, section 3). Makes the keys, keeps them, and only then
 * asks; after a lost reply, a crash or a reload the same call goes on where it was, and gives the same pass. Refusals
 * to expect: `code-refused`, `code-locked`, `pass-already-collected` (with `day`), `collection-held`,
 * `passes-not-open`, `passes-closed`.
 */
export async function collectPass(request: CollectPass): Attempt<Pass> {
  const { roundId, code, birthYear, store } = request;
  const place = placeOf(roundId, code);
  const prepared = await preparation(request, place);
  if (prepared.signature !== undefined) return ok(passOf(roundId, prepared, prepared.signature));
  const answer = await postPatiently(request, `/v1/rounds/${roundId}/passes`, {
    code,
    birthYear,
    blindedMessage: prepared.blindedMessage,
    device: await deviceId(store),
  });
  if (!answer.ok) return answer;
  const signature = await signatureIn(answer.value, request, prepared);
  if (signature === undefined) return err({ code: 'pass-does-not-verify' });
  await store.save(place, JSON.stringify({ ...prepared, signature }));
  return ok(passOf(roundId, prepared, signature));
}

/** Several people vote on one device, so each code has a place of its own; its hash does not give it away. */
function placeOf(roundId: RoundId, code: VotingCode): string {
  return `pass/${roundId}/${sha256Hex(utf8(`${roundId} ${code}`)).slice(0, 32)}`;
}

async function preparation({ roundId, issuerPublicKey, store }: CollectPass, place: string): Promise<Preparation> {
  const kept = await store.load(place);
  const earlier = kept === undefined ? undefined : (JSON.parse(kept) as Preparation);
  if (earlier?.issuerPublicKey === issuerPublicKey) return earlier;
  const { secretKey, publicKey: voterKey } = makeEd25519Key();
  const { blindedMessage, inverse } = await blind(
    await importIssuerKey(issuerPublicKey),
    passMessage(roundId, voterKey),
  );
  const made: Preparation = {
    issuerPublicKey,
    voterKey: toBase64url(voterKey),
    secretKey: toBase64url(secretKey),
    blindedMessage: toBase64url(blindedMessage),
    inverse: toBase64url(inverse),
  };
  await store.save(place, JSON.stringify(made));
  return made;
}

async function signatureIn(
  answer: unknown,
  { roundId, issuerPublicKey }: CollectPass,
  { voterKey, inverse }: Preparation,
): Promise<string | undefined> {
  const text = typeof answer === 'object' && answer !== null && 'blindSignature' in answer ? answer.blindSignature : '';
  const blindSignature = typeof text === 'string' ? fromBase64url(text) : undefined;
  if (blindSignature?.ok !== true) return undefined;
  const key = await importIssuerKey(issuerPublicKey);
  const message = passMessage(roundId, own(voterKey));
  const signature = await unblind(key, message, blindSignature.value, own(inverse));
  return signature === undefined ? undefined : toBase64url(signature);
}

/** Bytes that this device wrote down itself. */
function own(text: string): Bytes {
  const bytes = fromBase64url(text);
  invariant(bytes.ok, 'what this device kept is base64url');
  return bytes.value;
}

function passOf(round: RoundId, { voterKey, secretKey }: Preparation, signature: string): Pass {
  return { round, voterKey, secretKey, signature };
}

/** A random name of this device, for this purpose only: the issuer counts how many codes one device uses in a day. */
async function deviceId(store: Store): Promise<string> {
  const kept = await store.load('device');
  if (kept !== undefined) return kept;
  const made = toBase64url(crypto.getRandomValues(new Uint8Array(16)));
  await store.save('device', made);
  return made;
}
