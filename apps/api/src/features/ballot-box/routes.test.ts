import crypto from 'node:crypto';
import {
  boxLength,
  canonicalJson,
  encodeChoices,
  openingRecordHash,
  type OpeningRecord,
  type ProjectId,
  toBase64url,
} from '@wijkbegroting/domain';
import { castBallot, verifyReceipt } from '@wijkbegroting/voter';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { ballotBody, sealedBox, signedBallot, signedText } from '../../../test/helpers/ballots.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import { device, type Election, openedElection, passFor, preparedElection } from '../../../test/helpers/election.ts';
import { TALLY } from '../../../test/helpers/tally-key.ts';
import { countBallots } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let receiptKey: string;
const tallyKey = toBase64url(TALLY.tallyKey);
let a: ProjectId;
let b: ProjectId;

beforeAll(async () => {
  election = await openedElection(held, {
    plans: [{ costCents: 1_500_000 }, { costCents: 1_000_000 }, { costCents: 1_400_000 }, { costCents: 1_200_000 }],
  });
  [a, b] = election.projects as [ProjectId, ProjectId];
  receiptKey = String((await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body['logKey']);
});

const cast = (body: unknown, id: string = election.id): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/ballots`, { body });

const ballotsOf = (id: string): Promise<number> => countBallots(held, id);

describe('what everyone can read', () => {
  test('the opening record, with the hash of its canonical JSON', async () => {
    const { status, body } = await call(held, `GET /v1/rounds/${election.id}/opening-record`);
    expect(status).toBe(200);
    const record = body['record'] as OpeningRecord;
    expect(body['sha256']).toBe(openingRecordHash(record));
    expect(record).toMatchObject({
      version: 2,
      round: { id: election.id },
      budgetCents: 4_000_000,
      softwareVersion: '0.1.0',
    });
    expect(record.rollSizes).toEqual([{ buurtCode: 'BU03920904', entries: 12 }]);
    expect(record.projects.map(({ id }) => id)).toEqual(election.projects.toSorted());
  });

  test('the ballot paper, with the projects in one order for all', async () => {
    const { status, body } = await call(held, `GET /v1/rounds/${election.id}/ballot-paper`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      roundId: election.id,
      budgetCents: 4_000_000,
      changeable: true,
      ballot: { kind: 'divideBudget', minimumChoices: 1, maximumChoices: null },
    });
    expect((body['projects'] as Json[]).map(({ id }) => id)).toEqual(election.projects.toSorted());
  });

  test.each(['opening-record', 'ballot-paper'])('%s: not before voting was set ready', async (what) => {
    const { id } = await preparedElection(held, {});
    expect((await call(held, `GET /v1/rounds/${id}/${what}`)).body).toMatchObject({ code: 'ballot-box-unknown' });
    expect((await call(held, `GET /v1/rounds/no-such-round/${what}`)).status).toBe(404);
    expect((await call(held, `GET /v1/rounds/${id.toUpperCase()}/${what}`)).status).toBe(400);
  });
});

describe('a ballot', () => {
  test('cast by the voter package gets a receipt that verifies', async () => {
    const pass = passFor(election.id);
    const asked = { ...device(held), pass, choices: [a], projectCount: 4, receiptKey, tallyKey };
    const receipt = await castBallot(asked);
    expect(receipt).toMatchObject({ ok: true, value: { receipt: { round: election.id, batch: 1 } } });
    expect(receipt.ok && (await verifyReceipt(receipt.value, receiptKey))).toBe(true);
    expect(await castBallot({ ...asked, choices: [b], replace: true })).toMatchObject({ ok: true });
  });

  test('sent again gets the same receipt and counts once', async () => {
    const before = await ballotsOf(election.id);
    const ballot = await signedBallot(passFor(election.id), [a]);
    const first = await cast(ballot);
    expect(first.status).toBe(200);
    expect(await cast(ballot)).toMatchObject({ status: 200, body: first.body });
    expect(await ballotsOf(election.id)).toBe(before + 1);
  });

  test('has the length of a full one where there are more projects than fit in one block', async () => {
    const { id, projects } = await openedElection(held, {
      plans: Array.from({ length: 27 }, () => ({ costCents: 100 })),
    });
    const withRoomFor = async (projectCount: number): Promise<Answer> => {
      const pass = passFor(id);
      const box = await sealedBox(pass, encodeChoices(projects.slice(0, 1), projectCount));
      return cast(await signedBallot(pass, [], { box }), id);
    };
    expect((await withRoomFor(0)).body).toMatchObject({ code: 'ballot-malformed', field: 'box' });
    expect((await withRoomFor(27)).status).toBe(200);
  });

  test('is accepted by the clock of the database alone', async () => {
    const now = held.now;
    for (const days of [-1, 1, 400]) {
      held.now = new Date(now.getTime() + days * 86_400_000);
      expect((await cast(await signedBallot(passFor(election.id), [a]))).status).toBe(200);
    }
    held.now = now;
  });
});

describe('a ballot is refused', () => {
  test('without a pass of the issuer of this very round', async () => {
    const other = crypto.generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey;
    expect((await cast(await signedBallot(passFor(election.id, other), [a]))).body).toMatchObject({
      code: 'pass-invalid',
    });
    const elsewhere = { ...passFor(election.id), signature: passFor(election.id).signature };
    expect((await cast(await signedBallot(elsewhere, [a]))).body).toMatchObject({ code: 'pass-invalid' });
    const { id } = await openedElection(held);
    const ofThis = passFor(election.id);
    expect((await cast(await signedBallot({ ...ofThis, round: id }, [a]), id)).body).toMatchObject({
      code: 'pass-invalid',
    });
  });

  test('when its holder did not sign it', async () => {
    const pass = passFor(election.id);
    const ballot = await signedBallot(pass, [a]);
    const other = await signedBallot(pass, [b]);
    expect((await cast({ ...ballot, voterSignature: other.voterSignature })).body).toMatchObject({
      code: 'signature-invalid',
    });
    const thief = { ...pass, secretKey: passFor(election.id).secretKey };
    expect((await cast(await signedBallot(thief, [a]))).body).toMatchObject({ code: 'signature-invalid' });
  });

  test.each([
    ['another round', { round: 'elsewhere-2027' }, 'round'],
    ['revision 0', { rev: 0 }, 'rev'],
    ['revision 1.5', { rev: 1.5 }, 'rev'],
    ['revision 51', { rev: 51, prevHash: '0'.repeat(64) }, 'rev'],
    ['a first one after another', { prevHash: '0'.repeat(64) }, 'prevHash'],
    ['a second one after nothing', { rev: 2 }, 'prevHash'],
    ['a short box', { box: 'AAAA' }, 'box'],
    ['a box one byte longer', { box: Buffer.alloc(boxLength(4) + 1).toString('base64url') }, 'box'],
    ['a box that is not sealed', { box: toBase64url(encodeChoices([])) }, 'box'],
    ['a box longer than those of others', { box: Buffer.alloc(boxLength(27)).toString('base64url') }, 'box'],
    ['a box as large as any round has', { box: Buffer.alloc(boxLength(900)).toString('base64url') }, 'box'],
    ['a field too many', { account: 'me' }, ''],
  ])('with %s', async (_what, changes, field) => {
    const pass = passFor(election.id);
    const body = canonicalJson({ ...(await ballotBody(pass, [a])), ...changes });
    expect(await cast(signedText(pass, body))).toMatchObject({
      status: 400,
      body: { code: 'ballot-malformed', field },
    });
  });

  test.each([
    ['spaces', (text: string) => text.replace(',', ', ')],
    ['a doubled key', (text: string) => text.replace('"rev":1', '"rev":1,"rev":1')],
    [
      'another order of keys',
      (text: string) => JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as Json).toReversed())),
    ],
    ['1e0 for 1', (text: string) => text.replace('"rev":1', '"rev":1e0')],
    ['no JSON', () => 'ballot'],
  ])('in another spelling: %s', async (_what, bend) => {
    const pass = passFor(election.id);
    const text = bend(canonicalJson(await ballotBody(pass, [a])));
    expect(await cast(signedText(pass, text))).toMatchObject({
      status: 400,
      body: { code: 'ballot-malformed', field: '' },
    });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a list', []],
    ['no signatures', { body: '{}' }],
    ['a body as object', { body: {}, passSignature: 'AA', voterSignature: 'AA' }],
    ['a field too many', { body: '{}', passSignature: 'AA', voterSignature: 'AA', account: 'me' }],
    ['a signature in base64', { body: '{}', passSignature: 'A+/=', voterSignature: 'AA' }],
    ['a number', { body: 1, passSignature: 'AA', voterSignature: 'AA' }],
  ])('as a bad request: %s', async (_what, body) => {
    expect(await cast(body)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  test('when it is far too large, or no JSON at all', async () => {
    const large = { body: 'x'.repeat(200_000), passSignature: 'AA', voterSignature: 'AA' };
    expect((await cast(large)).body).toMatchObject({ code: 'body-too-large' });
    const url = `/v1/rounds/${election.id}/ballots`;
    const text = await held.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/xml' },
      payload: '{}',
    });
    expect(text.statusCode).toBe(415);
  });
});
