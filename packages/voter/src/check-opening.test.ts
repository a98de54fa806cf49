import crypto from 'node:crypto';
import {
  canonicalBytes,
  canonicalJson,
  consistencyProof,
  leafHash,
  type Project,
  sha256,
  toBase64url,
  toHex,
  utf8,
} from '@wijkbegroting/domain';
import { makeEd25519Key, signOpening, trusteeKeyOf } from '@wijkbegroting/protocol';
import { expect, test } from 'vitest';
import { answerFor, COSIGNED_AT, incident, keys, ROUND } from '../test/public-log.ts';
import { type BallotFacts, checkOpening } from './check-opening.ts';
import { memoryStore } from './memory-store.ts';
import type { Answer, Get, Store } from './surroundings.ts';

const TRUSTEES = ['Gemeente', 'Rekenkamer', 'Wijkplatform'];
const shares = TRUSTEES.map(() => new Uint8Array(crypto.randomBytes(33)));
const trustees = TRUSTEES.map((name, at) => ({ name, key: toBase64url(trusteeKeyOf(shares[at]!)) }));

const facts: BallotFacts = {
  budgetCents: 4_000_000,
  ballot: { kind: 'divideBudget', minimumChoices: 0, maximumChoices: null },
  changeable: true,
  projects: [
    { id: 'a', title: 'Bankjes', costCents: 90_000, categoryId: 'groen', buurtCode: null } as unknown as Project,
  ],
  issuerKey: 'issuer',
  logKey: keys.logKey,
  tallyKey: 'tally',
  witnesses: keys.witnesses,
};

const right = recordOf(facts);

function recordOf({ ballot, changeable, tallyKey, ...rest }: BallotFacts) {
  return {
    version: 2,
    round: { id: ROUND, title: 'Parkwijk' },
    rules: { vote: { ballot, changeable } },
    ...rest,
    tallyKey: { publicKey: tallyKey, threshold: 2, trustees },
  };
}

/** Leaf 0 as the box would make it; each trustee of `by` signs what `signed` says. */
function openingLeaf(record: object, by: readonly number[] = [0, 1], signed: object = record): string {
  const hash = sha256(canonicalBytes(signed));
  const signatures = by.map((at) => ({ name: TRUSTEES[at]!, signature: toBase64url(signOpening(shares[at]!, hash)) }));
  return canonicalJson({ type: 'OPENING', record, signatures });
}

const found = (body: unknown): Answer => ({ status: 200, body });
const later = ['one', 'two', 'three'].map(incident);
/** A site with a log, which a witness has cosigned unless said otherwise. */
function siteWith(
  leaves: readonly string[],
  answer: unknown = answerFor(leaves, 0, { isCosigned: true }),
  all = leaves,
): Get {
  return (path) => {
    if (path === `/v1/rounds/${ROUND}/log/opening`) return Promise.resolve(found(answer));
    const query = new URLSearchParams(path.split('?')[1]);
    const [from, to] = [Number(query.get('from')), Number(query.get('to'))];
    if (to > all.length) return Promise.resolve({ status: 422, body: { code: 'log-size-unknown' } });
    const hashes = all.map((leaf) => leafHash(utf8(leaf)));
    return Promise.resolve(found({ from, to, hashes: consistencyProof(hashes, from, to).map(toHex) }));
  };
}

const check = (get: Get, more: { facts?: BallotFacts; store?: Store } = {}) =>
  checkOpening({ round: ROUND, facts, store: memoryStore(), get, ...more });
const code = async (...asked: Parameters<typeof check>) => {
  const checked = await check(...asked);
  return checked.ok ? 'right' : checked.error.code;
};

test('a record that trustees signed, in a log that a witness has seen, is right', async () => {
  expect(await check(siteWith([openingLeaf(right), ...later]))).toEqual({
    ok: true,
    value: {
      recordSha256: toHex(sha256(canonicalBytes(right))),
      seenBy: [{ name: 'controleur.example', at: new Date(COSIGNED_AT * 1_000).toISOString() }],
    },
  });
});

test('as the only leaf of a new log too, and where there are no witnesses without a cosignature', async () => {
  const alone = { ...facts, witnesses: [] };
  const leaves = [openingLeaf(recordOf(alone))];
  expect(await check(siteWith(leaves, answerFor(leaves, 0)), { facts: alone })).toMatchObject({
    value: { seenBy: [] },
  });
});

test('where there are witnesses, one must have seen it', async () => {
  const leaves = [openingLeaf(right)];
  expect(await code(siteWith(leaves, answerFor(leaves, 0)))).toBe('opening-not-cosigned');
});

test.each<[string, Partial<BallotFacts>]>([
  ['another key of the issuer', { issuerKey: 'for-this-voter-only' }],
  ['another tally key', { tallyKey: 'mine' }],
  ['another budget', { budgetCents: 4_000_001 }],
  ['a plan less', { projects: [] }],
  [
    'a plan with another cost',
    { projects: facts.projects.map((one) => ({ ...one, costCents: 1 as typeof one.costCents })) },
  ],
  ['another form', { ballot: { kind: 'chooseUpTo', minimumChoices: 0, maximumChoices: 3 } }],
  ['ballots that are final', { changeable: false }],
  ['other witnesses', { witnesses: [...facts.witnesses, { name: 'z.example', key: keys.logKey }] }],
])('a page with %s than the record is not trusted', async (_, change) => {
  expect(await code(siteWith([openingLeaf(right), ...later]), { facts: { ...facts, ...change } })).toBe(
    'opening-differs',
  );
});

test('a record of another round is another record', async () => {
  const other = { ...right, round: { ...right.round, id: 'elders-2027' } };
  expect(await code(siteWith([openingLeaf(other)]))).toBe('opening-differs');
});

test.each<[string, string]>([
  ['by nobody', openingLeaf(right, [])],
  ['by one of three', openingLeaf(right, [1])],
  ['twice by the same one', openingLeaf(right, [1, 1])],
  ['for another record', openingLeaf(right, [0, 1], { ...right, budgetCents: 1 })],
  ['by strangers', openingLeaf(right).replaceAll(/"name":"[A-Z]/g, '"name":"X')],
  ['in no list', openingLeaf(right).replace(/"signatures":\[.*?\]/, '"signatures":null')],
])('a record that was signed %s is not trusted', async (_, leaf) => {
  expect(await code(siteWith([leaf]))).toBe('opening-not-signed');
});

test('one signature is enough where there is one trustee', async () => {
  const single = { ...right, tallyKey: { ...right.tallyKey, threshold: 1, trustees: trustees.slice(0, 1) } };
  expect(await code(siteWith([openingLeaf(single, [0])]))).toBe('right');
  expect(await code(siteWith([openingLeaf(single, [1])]))).toBe('opening-not-signed');
});

const leaf = openingLeaf(right);
const cosigned = { isCosigned: true };
test.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'believe me'],
  ['another leaf', answerFor([later[0]!, leaf], 0, cosigned)],
  ['the record in another place', answerFor([later[0]!, leaf], 1, cosigned)],
  [
    'a record that is not in the log',
    { ...answerFor([leaf, ...later], 0, cosigned), leaf: leaf.replace('Bankjes', 'Bankje') },
  ],
  ['a head of another log', answerFor([leaf], 0, { ...cosigned, origin: 'wijkbegroting/elders-2027' })],
  ['a head by another key', answerFor([leaf], 0, { ...cosigned, secretKey: makeEd25519Key().secretKey })],
  [
    'a proof of another log',
    { ...answerFor([leaf, ...later], 0, cosigned), hashes: answerFor([leaf, later[1]!], 0).hashes },
  ],
])('%s shows nothing', async (_, answer) => {
  expect(await code(siteWith([leaf, ...later], answer))).toBe('opening-not-shown');
});

test.each<[string, Get]>([
  ['the network is away', () => Promise.reject(new TypeError('no network'))],
  ['the server is', () => Promise.resolve({ status: 503, body: { code: 'not-ready' } })],
])('when %s nothing is known yet', async (_, get) => {
  expect(await code(get)).toBe('no-answer');
});

test('the same record in a log that grew, or in its last cosigned head, is right every time', async () => {
  const store = memoryStore();
  const whole = [leaf, ...later];
  for (const size of [2, 4, 4, 3, 1, 4]) {
    const leaves = whole.slice(0, size);
    const site = siteWith(leaves, answerFor(leaves, 0, cosigned), whole);
    expect(await code(site, { store }), String(size)).toBe('right');
  }
});

test('another record than before is not trusted, however well it is signed', async () => {
  const store = memoryStore();
  await check(siteWith([leaf]), { store });
  const other = { ...facts, issuerKey: 'for-this-voter-only' };
  const site = siteWith([openingLeaf(recordOf(other)), ...later]);
  expect(await code(site, { store, facts: other })).toBe('opening-changed');
  expect(await code(siteWith([leaf]), { store })).toBe('right');
});

test.each<[string, readonly string[]]>([
  ['was rewritten', [leaf, incident('other'), ...later.slice(1)]],
  ['is shorter than before', [leaf, later[0]!]],
])('a log that %s is not trusted', async (_, leaves) => {
  const store = memoryStore();
  await check(siteWith([leaf, ...later.slice(0, 2)]), { store });
  expect(await code(siteWith(leaves), { store })).toBe('opening-changed');
});

test('a site that keeps the proof back for now has given no answer', async () => {
  const store = memoryStore();
  await check(siteWith([leaf]), { store });
  const grown = siteWith([leaf, ...later]);
  const silent: Get = (path) => (path.includes('proof') ? Promise.resolve({ status: 503, body: null }) : grown(path));
  expect(await code(silent, { store })).toBe('no-answer');
});

test('what was kept in another form is no memory', async () => {
  const store = memoryStore();
  for (const text of ['', '{', 'null', '{"size":1}', '{"recordSha256":"x","size":1,"root":"y"}']) {
    await store.save(`opening/${ROUND}`, text);
    expect(await code(siteWith([leaf]), { store })).toBe('right');
  }
});
