import {
  type BallotRule,
  canonicalBytes,
  canonicalJson,
  err,
  fromBase64url,
  type NamedKey,
  ok,
  type Project,
  type Result,
  type RoundId,
  sha256,
  toHex,
} from '@wijkbegroting/domain';
import { isOpeningSignedBy } from '@wijkbegroting/protocol';
import { eventIn, isInLog, type LoggedLeaf, loggedLeafIn } from './logged-leaf.ts';
import { followsOn, type SeenHead, seenHeadIn } from './seen-head.ts';
import { readSignedHead, type SeenBy } from './signed-head.ts';
import type { Answer, Attempt, Get, OpeningDoubt, Store } from './surroundings.ts';

/** What the page shows and works with, which the opening record must fix in exactly this way. */
export interface BallotFacts {
  readonly budgetCents: number;
  readonly ballot: BallotRule;
  readonly changeable: boolean;
  readonly projects: readonly Project[];
  readonly issuerKey: string;
  readonly logKey: string;
  readonly tallyKey: string;
  readonly witnesses: readonly NamedKey[];
}

export interface CheckOpening {
  readonly round: RoundId;
  readonly facts: BallotFacts;
  readonly get: Get;
  readonly store: Store;
}

/** An opening record that everyone sees. */
export interface SeenOpening {
  /** Hash of the record in hexadecimal. */
  readonly recordSha256: string;
  /** Witnesses that cosigned a log with it. */
  readonly seenBy: readonly SeenBy[];
}

/** Signatures of trustees that a record with more than one trustee needs. */
const SIGNATURES_NEEDED = 2;

type Event = Readonly<Record<string, unknown>>;

/**
 * Checks what the site says of a round before anything is made with it (docs/protocol.md, section 3): the record is the first
 * leaf of a log that the log key signed, trustees signed it, a witness has seen it where there are witnesses, and the page
 * works with its keys, plans and rules. The record and the last head stay on this device: a later visit must show the same
 * record, and a log that only grew. So a site cannot give one voter keys of their own without leaving proof.
 */
export async function checkOpening(request: CheckOpening): Attempt<SeenOpening> {
  const { round, facts, get } = request;
  const answer = await answerOf(get, `/v1/rounds/${round}/log/opening`);
  if (answer?.status !== 200) return err({ code: 'no-answer' });
  const shown = await openingIn(answer.body, request);
  if (shown === undefined) return err({ code: 'opening-not-shown' });
  const record = await recordIn(shown.logged, request);
  if (!record.ok) return err({ code: record.error });
  const { checkpoint, seenBy } = shown.head;
  if (facts.witnesses.length > 0 && seenBy.length === 0) return err({ code: 'opening-not-cosigned' });
  const recordSha256 = toHex(sha256(canonicalBytes(record.value)));
  const failure = await remember(request, { recordSha256, size: checkpoint.size, root: toHex(checkpoint.root) });
  return failure === undefined ? ok({ recordSha256, seenBy }) : err({ code: failure });
}

/** The first leaf in the log of a head that the log key signed. */
async function openingIn(body: unknown, { round, facts }: CheckOpening) {
  const logged = loggedLeafIn(body);
  const head = logged && (await readSignedHead(logged.checkpoint, { round, ...facts }));
  if (logged === undefined || head === undefined) return undefined;
  return logged.position === 0 && isInLog(logged, head) ? { logged, head } : undefined;
}

/** Lays what is seen now beside what was seen before, and keeps the larger head. */
async function remember(
  { round, get, store }: CheckOpening,
  now: SeenHead,
): Promise<'no-answer' | 'opening-changed' | undefined> {
  const before = seenHeadIn(await store.load(placeOf(round)));
  if (before !== undefined) {
    const follows = await followsOn(before, now, (from, to) => answerOf(get, proofPath(round, from, to)));
    if (follows === undefined) return 'no-answer';
    if (!follows) return 'opening-changed';
  }
  if (before === undefined || before.size < now.size) await store.save(placeOf(round), JSON.stringify(now));
  return undefined;
}

/** Key under which this device keeps what it saw of a round. */
function placeOf(round: RoundId): string {
  return `opening/${round}`;
}

function proofPath(round: RoundId, from: number, to: number): string {
  return `/v1/rounds/${round}/log/consistency-proof?from=${String(from)}&to=${String(to)}`;
}

/** The record of the leaf, which enough trustees signed and which says what the page says. */
async function recordIn(logged: LoggedLeaf, { round, facts }: CheckOpening): Promise<Result<Event, OpeningDoubt>> {
  const event = eventIn(logged.leaf);
  const record = event?.['record'];
  if (event?.['type'] !== 'OPENING' || !isObject(record)) return err('opening-not-shown');
  const isSame = canonicalJson(factsOf(record)) === canonicalJson({ round, ...onlyFacts(facts) });
  if (!isSame) return err('opening-differs');
  return (await isSigned(record, event['signatures'])) ? ok(record) : err('opening-not-signed');
}

/** What a record says of the things that a page works with; null where it says nothing. */
function factsOf(record: Event) {
  return {
    round: valueAt(record, 'round', 'id'),
    budgetCents: valueAt(record, 'budgetCents'),
    ballot: valueAt(record, 'rules', 'vote', 'ballot'),
    changeable: valueAt(record, 'rules', 'vote', 'changeable'),
    projects: valueAt(record, 'projects'),
    issuerKey: valueAt(record, 'issuerKey'),
    logKey: valueAt(record, 'logKey'),
    tallyKey: valueAt(record, 'tallyKey', 'publicKey'),
    witnesses: valueAt(record, 'witnesses'),
  };
}

function onlyFacts(facts: BallotFacts): BallotFacts {
  const { budgetCents, ballot, changeable, projects, issuerKey, logKey, tallyKey, witnesses } = facts;
  return { budgetCents, ballot, changeable, projects, issuerKey, logKey, tallyKey, witnesses };
}

async function isSigned(record: Event, signatures: unknown): Promise<boolean> {
  const trustees = valueAt(record, 'tallyKey', 'trustees');
  if (!Array.isArray(trustees) || !Array.isArray(signatures)) return false;
  const hash = sha256(canonicalBytes(record));
  const keys = new Map(trustees.filter(isObject).map(({ name, key }) => [name, key]));
  const signed = new Set<unknown>();
  for (const { name, signature } of signatures.filter(isObject)) {
    const [key, bytes] = [keys.get(name), signature].map((text) => fromBase64url(typeof text === 'string' ? text : ''));
    if (key?.ok === true && bytes?.ok === true && (await isOpeningSignedBy(key.value, hash, bytes.value)))
      signed.add(name);
  }
  return signed.size >= Math.min(SIGNATURES_NEEDED, Math.max(1, keys.size));
}

function valueAt(value: unknown, ...path: readonly string[]): unknown {
  let found: unknown = value;
  for (const name of path) found = isObject(found) ? found[name] : undefined;
  return found ?? null;
}

function isObject(value: unknown): value is Event {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function answerOf(get: Get, path: string): Promise<Answer | undefined> {
  try {
    return await get(path);
  } catch {
    return undefined; // the network is away
  }
}
