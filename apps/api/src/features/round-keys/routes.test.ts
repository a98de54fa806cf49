import crypto from 'node:crypto';
import { formatVerifierKey, SIGNATURE_TYPES, toBase64url } from '@wijkbegroting/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import { openedElection, preparedElection, type Staff, staffOf, together } from '../../../test/helpers/election.ts';
import { OTHER_WIJK, publishedRound, RESIDENT, staff } from '../../../test/helpers/factories.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { ceremonyOf } from '../../../test/helpers/tally-key.ts';
import { makeWitness } from '../../../test/helpers/witness.ts';

const held = testApp();
let who: Staff;
let id: string;

beforeAll(async () => {
  who = await staffOf(held);
  id = await publishedRound(held);
});

const keysOf = async (round = id): Promise<Json> =>
  (await call(held, `GET /v1/rounds/${round}/keys`, { as: who.wijkplatform })).body;
const keep = (body: unknown, round = id, as = who.administrator): Promise<Answer> =>
  call(held, `PUT /v1/rounds/${round}/tally-key`, { as, body });
const appoint = (verifierKey: string, round = id, as = who.administrator): Promise<Answer> =>
  call(held, `POST /v1/rounds/${round}/witnesses`, { as, body: { verifierKey } });
const dismiss = (name: string, round = id, as = who.administrator): Promise<Answer> =>
  call(held, `DELETE /v1/rounds/${round}/witnesses/${encodeURIComponent(name)}`, { as });

async function events(round: string): Promise<readonly Json[]> {
  const text = 'SELECT type, facts FROM site.audit_event WHERE round_id = $1 AND account_id = $2 ORDER BY id';
  return asOwner(held, text, [round, who.administrator.accountId]);
}

/** A ceremony with other numbers or names. */
function ceremonyWith({ threshold = 2, trustees = 3 }: { threshold?: number; trustees?: number }): Json {
  const names = Array.from({ length: trustees }, (_, nr) => `Organisatie ${String(nr)}`);
  const keys = names.map((name) => ({ name, key: toBase64url(crypto.randomBytes(32)) }));
  return { ...ceremonyOf(id), tallyKey: { ...ceremonyOf(id).tallyKey, threshold, trustees: keys } };
}

describe('the key ceremony', () => {
  test('leaves its public side with the server, once or anew until the round opens', async () => {
    const round = await publishedRound(held);
    expect(await keysOf(round)).toMatchObject({ tallyKey: null, madeAt: null, logKey: null, opening: null });
    expect((await keep(ceremonyWith({}), round)).status).toBe(204);
    expect((await keep(ceremonyOf(round), round)).status).toBe(204);
    expect(await keysOf(round)).toEqual({
      tallyKey: ceremonyOf(round).tallyKey,
      madeAt: held.now.toISOString(),
      witnesses: [],
      logKey: null,
      opening: null,
    });
    const { publicKey } = ceremonyOf(round).tallyKey;
    const facts = { threshold: 2, trustees: 3, publicKey };
    expect((await events(round)).at(-1)).toEqual({ type: 'tally-key-made', facts });
  });

  test.each([
    [1, 1],
    [2, 2],
    [2, 3],
    [3, 3],
    [5, 9],
  ])('%i of %i trustees may open the box together', async (threshold, trustees) => {
    expect((await keep(ceremonyWith({ threshold, trustees }))).status).toBe(204);
  });

  test.each([
    [1, 2],
    [1, 3],
    [2, 1],
    [3, 2],
    [9, 8],
    [1, 0],
  ])('%i of %i is refused', async (threshold, trustees) => {
    const before = await keysOf();
    expect(await keep(ceremonyWith({ threshold, trustees }))).toMatchObject({
      status: 422,
      body: { code: 'tally-key-invalid', reason: 'threshold' },
    });
    expect(await keysOf()).toEqual(before);
  });

  test.each(['name', 'key'] as const)('two trustees with one %s are refused', async (what) => {
    const { tallyKey, drawCommitment } = ceremonyOf(id);
    const [first] = tallyKey.trustees;
    const trustees = tallyKey.trustees.map((one, nr) => (nr === 1 ? { ...one, [what]: first![what] } : one));
    expect(await keep({ tallyKey: { ...tallyKey, trustees }, drawCommitment })).toMatchObject({
      status: 422,
      body: { code: 'tally-key-invalid', reason: `${what}-doubled` },
    });
  });

  test.each([
    ['zeros', Buffer.alloc(32)],
    ['one', Buffer.from([1, ...Buffer.alloc(31)])],
  ])('a key to which nothing can be sealed is refused: %s', async (_what, publicKey) => {
    const { tallyKey, drawCommitment } = ceremonyOf(id);
    const body = { tallyKey: { ...tallyKey, publicKey: toBase64url(publicKey) }, drawCommitment };
    expect(await keep(body)).toMatchObject({
      status: 422,
      body: { code: 'tally-key-invalid', reason: 'key-unusable' },
    });
  });
});

describe('witnesses', () => {
  test('are appointed by the key that their own machine made, and dismissed, before opening', async () => {
    const round = await publishedRound(held);
    const [one, other] = [makeWitness('rekenkamer.haarlem.example'), makeWitness('ben-de-buurman')];
    expect((await appoint(one.verifierKey, round)).status).toBe(204);
    expect((await appoint(` ${other.verifierKey}\n`, round)).status).toBe(204);
    const shown = [other, one].map(({ name, publicKey }) => ({ name, key: toBase64url(publicKey) }));
    expect((await keysOf(round))['witnesses']).toEqual(shown);
    expect((await appoint(makeWitness(one.name).verifierKey, round)).body).toMatchObject({
      code: 'witness-name-taken',
    });
    expect((await dismiss(one.name, round)).status).toBe(204);
    expect((await dismiss(one.name, round)).body).toMatchObject({ code: 'witness-unknown', status: 404 });
    expect((await keysOf(round))['witnesses']).toEqual(shown.slice(0, 1));
    expect((await events(round)).slice(-3)).toEqual([
      { type: 'witness-appointed', facts: { name: one.name } },
      { type: 'witness-appointed', facts: { name: other.name } },
      { type: 'witness-dismissed', facts: { name: one.name } },
    ]);
  });

  const { publicKey, verifierKey } = makeWitness('meekijker');
  test.each([
    ['nothing', ''],
    ['a sentence', 'ik kijk mee'],
    ['another id', verifierKey.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['another name', verifierKey.replace('meekijker', 'afkijker')],
    ['the key of a log', formatVerifierKey({ name: 'meekijker', type: SIGNATURE_TYPES.ed25519, publicKey })],
    ['a key cut short', verifierKey.slice(0, -4)],
    ['two keys', `${verifierKey}\n${verifierKey}`],
    ['a name that is too long', makeWitness('m'.repeat(150)).verifierKey],
  ])('%s is not the key of a witness', async (_what, text) => {
    expect(await appoint(text)).toMatchObject({ status: 422, body: { code: 'witness-key-malformed' } });
  });

  test('are twenty at most', async () => {
    const round = await publishedRound(held);
    for (let nr = 0; nr < 20; nr += 1) {
      expect((await appoint(makeWitness(`meekijker-${String(nr)}`).verifierKey, round)).status).toBe(204);
    }
    expect(await appoint(makeWitness('nog-een').verifierKey, round)).toMatchObject({
      status: 409,
      body: { code: 'too-many-witnesses' },
    });
    expect((await keysOf(round))['witnesses']).toHaveLength(20);
  });
});

describe('who may do what', () => {
  test('the administrator of the round holds the ceremony and appoints; all who may be a trustee read', async () => {
    const { verifierKey } = makeWitness('van-elders');
    const elsewhere = await staff(held, 'administrator', OTHER_WIJK);
    for (const as of [
      who.approver,
      who.auditor,
      who.official,
      who.wijkplatform,
      elsewhere,
      await signedIn(held, RESIDENT),
    ]) {
      expect((await keep(ceremonyOf(id), id, as)).body).toMatchObject({ code: 'not-allowed' });
      expect((await appoint(verifierKey, id, as)).body).toMatchObject({ code: 'not-allowed' });
      expect((await dismiss('van-elders', id, as)).body).toMatchObject({ code: 'not-allowed' });
    }
    for (const as of [who.administrator, who.approver, who.auditor, who.official, who.wijkplatform]) {
      expect((await call(held, `GET /v1/rounds/${id}/keys`, { as })).status).toBe(200);
    }
    expect((await call(held, `GET /v1/rounds/${id}/keys`)).body).toMatchObject({ code: 'not-signed-in' });
    expect((await call(held, `GET /v1/rounds/${id}/keys`, { as: elsewhere })).body).toMatchObject({
      code: 'not-allowed',
    });
  });
});

describe('after opening', () => {
  test('the keys are fixed', async () => {
    const { id: open, staff: pair } = await openedElection(held);
    const fixed = { status: 409, body: { code: 'keys-fixed' } };
    expect(await keep(ceremonyOf(open), open, pair.administrator)).toMatchObject(fixed);
    expect(await appoint(makeWitness('te-laat').verifierKey, open, pair.administrator)).toMatchObject(fixed);
    expect(await dismiss('te-laat', open, pair.administrator)).toMatchObject(fixed);
    const record = (await call(held, `GET /v1/rounds/${open}/opening-record`)).body['record'] as Json;
    expect(record['tallyKey']).toEqual(ceremonyOf(open).tallyKey);
    expect(record['drawCommitment']).toBeNull();
  });

  test('also for who owns the database', async () => {
    const prepared = await preparedElection(held);
    const { id: open, staff: pair } = prepared;
    await appoint(makeWitness('meekijker').verifierKey, open, pair.administrator);
    await together(held, prepared, 'open-voting');
    const other = await publishedRound(held);
    for (const [statement, reason, ...values] of [
      ["UPDATE site.tally_key SET public_key = 'x' WHERE round_id = $1", /were fixed at opening/, open],
      ['UPDATE site.tally_key SET round_id = $2 WHERE round_id = $1', /were fixed at opening/, open, other],
      ['DELETE FROM site.tally_key WHERE round_id = $1', /were fixed at opening/, open],
      ['TRUNCATE site.tally_key', /append only/],
      ["UPDATE site.witness SET key = 'x' WHERE round_id = $1", /were fixed at opening/, open],
      ['UPDATE site.witness SET round_id = $2 WHERE round_id = $1', /were fixed at opening/, open, other],
      ['DELETE FROM site.witness WHERE round_id = $1', /were fixed at opening/, open],
      ["INSERT INTO site.witness VALUES ($1, 'van-mij', 'x', now())", /were fixed at opening/, open],
      ['TRUNCATE site.witness', /append only/],
      ['UPDATE site.opening_signature SET trustee = $1', /append only/, 'x'],
      ['DELETE FROM site.opening_signature', /append only/],
    ] as const) {
      await expect(asOwner(held, statement, values), statement).rejects.toThrow(reason);
    }
    await keep(ceremonyOf(other), other);
    const moving = 'UPDATE site.tally_key SET round_id = $2 WHERE round_id = $1';
    await expect(asOwner(held, moving, [other, open])).rejects.toThrow(/were fixed at opening/);
  });
});
