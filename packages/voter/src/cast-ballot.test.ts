import crypto from 'node:crypto';
import { boxLength, decodeChoices, err, fromBase64url, projectId, roundId, toBase64url } from '@wijkbegroting/domain';
import { makeEd25519Key, openBox } from '@wijkbegroting/protocol';
import { expect, test } from 'vitest';
import { deviceWith, giveReceipt, lost, problem, receiptKey, tallyKey, tallySecret } from '../test/fake-server.ts';
import { castBallot } from './cast-ballot.ts';
import type { Pass } from './pass.ts';
import type { SignedReceipt } from './receipt.ts';

const round = roundId('parkwijk-2027');
const [first, second] = ['a', 'b'].map((letter) => projectId(`${letter.repeat(8)}-0000-4000-8000-000000000000`));
const box = (body: unknown) => giveReceipt(round, body);

function newPass(): Pass {
  const { secretKey, publicKey } = makeEd25519Key();
  return { round, voterKey: toBase64url(publicKey), secretKey: toBase64url(secretKey), signature: 'c2lnbmF0dXJl' };
}

interface Sent {
  readonly body: string;
  readonly passSignature: string;
  readonly voterSignature: string;
}

interface Body {
  readonly voterKey: string;
  readonly rev: number;
  readonly prevHash: string | null;
  readonly box: string;
}

const bodyIn = (sent: unknown): Body => JSON.parse((sent as Sent).body) as Body;

/** What the trustees find in the box. */
async function choicesIn(sent: unknown): Promise<unknown> {
  const { voterKey, rev, box: sealed } = bodyIn(sent);
  const given = { roundId: round, voterKey: bytesIn(voterKey), rev, box: bytesIn(sealed) };
  const padded = await openBox({ ...given, tallySecret });
  const choices = decodeChoices(padded ?? new Uint8Array());
  return choices.ok ? choices.value : choices;
}

const bytesIn = (text: string) => {
  const bytes = fromBase64url(text);
  return bytes.ok ? bytes.value : new Uint8Array();
};

const asked = (choices = [first, second]) => ({
  choices: choices.flatMap((one) => one ?? []),
  projectCount: 30,
  tallyKey,
  receiptKey,
});

test('sends the ballot, signed by the voter, with the pass', async () => {
  const device = deviceWith(box);
  const pass = newPass();
  const receipt = await castBallot({ ...device, ...asked([second, first]), pass });
  const sent = device.sent[0]?.body as Sent;
  expect(device.sent[0]?.path).toBe('/v1/rounds/parkwijk-2027/ballots');
  expect(sent.passSignature).toBe(pass.signature);
  expect(bodyIn(sent)).toMatchObject({ round, voterKey: pass.voterKey, rev: 1, prevHash: null });
  expect(await choicesIn(sent)).toEqual([first, second]);
  const hash = crypto.createHash('sha256').update(sent.body).digest();
  const key = crypto.createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: pass.voterKey }, format: 'jwk' });
  expect(crypto.verify(null, hash, key, Buffer.from(sent.voterSignature, 'base64url'))).toBe(true);
  expect(receipt).toMatchObject({
    ok: true,
    value: { receipt: { round, ballotHash: hash.toString('hex'), batch: 3 } },
  });
});

test('every ballot of a round is equally long', async () => {
  const lengths = await Promise.all(
    [[], [first], [first, second]].map(async (choices) => {
      const device = deviceWith(box);
      await castBallot({ ...device, ...asked(choices), pass: newPass() });
      return bytesIn(bodyIn(device.sent[0]?.body).box).length;
    }),
  );
  expect(lengths).toEqual(lengths.map(() => boxLength(30)));
});

test('is kept before it is sent; once confirmed only the sealed ballot stays, until the log shows it', async () => {
  const kept: string[] = [];
  const device = deviceWith(box);
  const store = {
    load: (key: string) => device.store.load(key),
    save: async (key: string, value: string) => {
      kept.push(value);
      await device.store.save(key, value);
    },
  };
  const post = async (path: string, body: unknown) => {
    kept.push('post');
    return await device.post(path, body);
  };
  await castBallot({ ...device, store, post, ...asked(), pass: newPass() });
  expect(kept.map((value) => (value === 'post' ? value : /"box"|"choices"/.test(value)))).toEqual([
    true,
    'post',
    false,
    false,
  ]);
  expect(JSON.parse(kept.at(-2) ?? '')).toEqual(device.sent[0]?.body);
  expect(JSON.parse(kept.at(-1) ?? '')).toMatchObject({ confirmed: { rev: 1, receipt: { receipt: { batch: 3 } } } });
});

test('after a lost reply, a crash or a reload the same ballot is sent, until there is a receipt', async () => {
  const pass = newPass();
  const device = deviceWith(lost);
  expect(await castBallot({ ...device, ...asked(), pass })).toEqual(err({ code: 'no-answer' }));
  const later = { ...deviceWith(box), store: device.store };
  const receipt = await castBallot({ ...later, ...asked([first]), pass });
  expect(receipt.ok).toBe(true);
  expect(new Set([...device.sent, ...later.sent].map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(await choicesIn(later.sent[0]?.body)).toEqual([first, second]);
  expect(await castBallot({ ...later, ...asked(), pass })).toEqual(receipt);
  expect(later.sent).toHaveLength(1);
});

test('nothing that is sent tells what was chosen, and the same choices are sealed anew for every ballot', async () => {
  const device = deviceWith(box);
  const pass = newPass();
  await castBallot({ ...device, ...asked([first]), pass });
  await castBallot({ ...device, ...asked([first]), pass, replace: true });
  const [one, other] = device.sent.map(({ body }) => bodyIn(body).box);
  expect(one).not.toBe(other);
  expect(Buffer.from(bytesIn(one ?? '')).includes(String(first))).toBe(false);
  expect(await Promise.all(device.sent.map(({ body }) => choicesIn(body)))).toEqual([[first], [first]]);
});

test.each([
  ['no base64url', '!'],
  ['too short', 'AAAA'],
  ['of low order', toBase64url(new Uint8Array(32))],
])('with a tally key that is %s nothing is sent or kept', async (_, wrong) => {
  const device = deviceWith(box);
  const pass = newPass();
  expect(await castBallot({ ...device, ...asked(), tallyKey: wrong, pass })).toEqual(
    err({ code: 'tally-key-unusable' }),
  );
  expect(device.sent).toEqual([]);
  expect(await castBallot({ ...device, ...asked(), pass })).toMatchObject({ ok: true });
});

test('of two tabs that cast at once, the second sends what the first keeps', async () => {
  const device = deviceWith(box);
  const pass = newPass();
  const receipts = await Promise.all([first, second].map((one) => castBallot({ ...device, ...asked([one]), pass })));
  expect(receipts[0]).toMatchObject({ ok: true });
  expect(receipts[1]).toEqual(receipts[0]);
  expect(new Set(device.sent.map(({ body }) => JSON.stringify(body))).size).toBe(1);
});

test('a ballot that is replaced follows on the one before', async () => {
  const pass = newPass();
  const device = deviceWith(box);
  const before = await castBallot({ ...device, ...asked([first]), pass });
  const after = await castBallot({ ...device, ...asked([second]), pass, replace: true });
  expect(after.ok && before.ok).toBe(true);
  expect(bodyIn(device.sent[1]?.body)).toMatchObject({
    rev: 2,
    prevHash: before.ok && before.value.receipt.ballotHash,
  });
});

test('a ballot under way is settled before it is replaced', async () => {
  const pass = newPass();
  const device = deviceWith(lost);
  await castBallot({ ...device, ...asked([first]), pass });
  const later = { ...deviceWith(box), store: device.store };
  expect(await castBallot({ ...later, ...asked([second]), pass, replace: true })).toMatchObject({ ok: true });
  expect(later.sent.map(({ body }) => bodyIn(body).rev)).toEqual([1, 2]);
  expect(await Promise.all(later.sent.map(({ body }) => choicesIn(body)))).toEqual([[first], [second]]);
});

test('a replacement whose reply was lost is not followed by another one', async () => {
  const device = deviceWith(box);
  const pass = newPass();
  await castBallot({ ...device, ...asked([first]), pass });
  await castBallot({ ...deviceWith(lost), store: device.store, ...asked([second]), pass, replace: true });
  const later = { ...deviceWith(box), store: device.store };
  expect(await castBallot({ ...later, ...asked([second]), pass, replace: true })).toMatchObject({ ok: true });
  expect(later.sent.map(({ body }) => bodyIn(body).rev)).toEqual([2]);
});

test('a device that cannot keep the receipt shows it all the same', async () => {
  const device = deviceWith(box);
  let isFull = false;
  const post: typeof device.post = (path, body) => {
    isFull = true;
    return device.post(path, body);
  };
  const save = (place: string, text: string) =>
    isFull ? Promise.reject(new Error('the device is full')) : device.store.save(place, text);
  const store = { ...device.store, save };
  expect(await castBallot({ ...device, post, store, ...asked(), pass: newPass() })).toMatchObject({ ok: true });
});

test('a refused ballot is no longer under way: the next one is the first', async () => {
  const pass = newPass();
  const device = deviceWith(() => problem(422, 'ballot-over-budget'), box);
  expect(await castBallot({ ...device, ...asked(), pass })).toMatchObject(
    err({ code: 'refused', problem: { code: 'ballot-over-budget' } }),
  );
  expect(await castBallot({ ...device, ...asked([first]), pass })).toMatchObject({ ok: true });
  expect(bodyIn(device.sent[1]?.body).rev).toBe(1);
});

test('a refused replacement leaves the ballot that was cast', async () => {
  const pass = newPass();
  const device = deviceWith(box, () => problem(409, 'ballot-final'));
  const receipt = await castBallot({ ...device, ...asked([first]), pass });
  expect(await castBallot({ ...device, ...asked([second]), pass, replace: true })).toMatchObject(
    err({ code: 'refused' }),
  );
  expect(await castBallot({ ...device, ...asked([second]), pass })).toEqual(receipt);
});

test.each([
  ['for another ballot', () => giveReceipt(round, { body: 'another' })],
  ['for another round', (body: unknown) => giveReceipt(roundId('elsewhere-2027'), body)],
  [
    'for another batch than was signed',
    (body: unknown) => {
      const { receipt, signature } = giveReceipt(round, body).body as SignedReceipt;
      return { status: 200, body: { receipt: { ...receipt, batch: 4 }, signature } };
    },
  ],
  ['unsigned', (body: unknown) => ({ status: 200, body: { ...(box(body).body as object), signature: 'AA' } })],
  ['missing', () => ({ status: 200, body: 'Thank you' })],
])('a receipt that is %s confirms nothing', async (_what, answer) => {
  const pass = newPass();
  const device = deviceWith(answer);
  expect(await castBallot({ ...device, ...asked(), pass })).toEqual(err({ code: 'receipt-does-not-verify' }));
  const later = { ...deviceWith(box), store: device.store };
  expect(await castBallot({ ...later, ...asked(), pass })).toMatchObject({ ok: true });
  expect(later.sent[0]).toEqual(device.sent[0]);
});
