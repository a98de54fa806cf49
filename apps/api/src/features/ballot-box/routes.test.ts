import crypto from 'node:crypto';
import { canonicalJson, openingRecordHash, type OpeningRecord, type ProjectId, projectId } from '@wijkbegroting/domain';
import { castBallot, verifyReceipt } from '@wijkbegroting/voter';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { ballotBody, signedBallot, signedText } from '../../../test/helpers/ballots.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import {
  closeNow,
  device,
  type Election,
  openedElection,
  passFor,
  preparedElection,
  voteRules,
} from '../../../test/helpers/election.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let receiptKey: string;
let a: ProjectId;
let b: ProjectId;
let dear: ProjectId;

beforeAll(async () => {
  election = await openedElection(held, {
    plans: [{ costCents: 1_500_000 }, { costCents: 1_000_000 }, { costCents: 1_400_000 }, { costCents: 1_200_000 }],
  });
  [a, b, dear] = election.projects as [ProjectId, ProjectId, ProjectId];
  receiptKey = String((await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body['receiptKey']);
});

const cast = (body: unknown, id: string = election.id): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/ballots`, { body });

const ballotsOf = (id: string): Promise<number> => countRows(held, 'urn.ballot', id);

describe('what everyone can read', () => {
  test('the opening record, with the hash of its canonical JSON', async () => {
    const { status, body } = await call(held, `GET /v1/rounds/${election.id}/opening-record`);
    expect(status).toBe(200);
    const record = body['record'] as OpeningRecord;
    expect(body['sha256']).toBe(openingRecordHash(record));
    expect(record).toMatchObject({
      version: 1,
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
    const asked = { ...device(held), pass, choices: [a], projectCount: 4, receiptKey };
    const receipt = await castBallot(asked);
    expect(receipt).toMatchObject({ ok: true, value: { receipt: { round: election.id } } });
    expect(receipt.ok && verifyReceipt(receipt.value, receiptKey)).toBe(true);
    expect(await castBallot({ ...asked, choices: [b], replace: true })).toMatchObject({ ok: true });
  });

  test('sent again gets the same receipt and counts once', async () => {
    const before = await ballotsOf(election.id);
    const ballot = signedBallot(passFor(election.id), [a]);
    const first = await cast(ballot);
    expect(first.status).toBe(200);
    expect(await cast(ballot)).toMatchObject({ status: 200, body: first.body });
    expect(await ballotsOf(election.id)).toBe(before + 1);
  });

  test('may be blank where the rules allow it, and has a minimum where they do not', async () => {
    expect((await cast(signedBallot(passFor(election.id), []))).body).toMatchObject({
      code: 'ballot-too-few',
      minimum: 1,
    });
    const ballot = { kind: 'divideBudget', minimumChoices: 0, maximumChoices: 1 };
    const { id, projects } = await openedElection(held, {
      plans: [{ costCents: 50_000 }, { costCents: 60_000 }],
      rules: voteRules({ ballot }),
    });
    expect((await cast(signedBallot(passFor(id), []), id)).status).toBe(200);
    expect((await cast(signedBallot(passFor(id), projects), id)).body).toMatchObject({
      code: 'ballot-too-many',
      maximum: 1,
    });
  });

  test('is accepted by the clock of the database alone', async () => {
    const now = held.now;
    for (const days of [-1, 1, 400]) {
      held.now = new Date(now.getTime() + days * 86_400_000);
      expect((await cast(signedBallot(passFor(election.id), [a]))).status).toBe(200);
    }
    held.now = now;
  });
});

describe('a ballot is refused', () => {
  test.each([
    ['over the budget', () => [a, b, dear, election.projects[3]!], 422, 'ballot-over-budget'],
    ['twice the same project', () => [a, a], 422, 'ballot-duplicate-project'],
    ['a project of no round', () => [projectId(crypto.randomUUID())], 422, 'ballot-unknown-project'],
  ] as const)('%s', async (_what, choices, status, code) => {
    const before = await ballotsOf(election.id);
    const answer = await cast(signedBallot(passFor(election.id), choices()));
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await ballotsOf(election.id)).toBe(before);
  });

  test('and the refusal names the rule, not the choices', async () => {
    const choices = [a, b, dear, election.projects[3]!];
    const { body } = await cast(signedBallot(passFor(election.id), choices));
    expect(body).toEqual({
      type: 'urn:problem:ballot-over-budget',
      title: 'The ballot exceeds the budget',
      status: 422,
      code: 'ballot-over-budget',
      budgetCents: 4_000_000,
    });
  });

  test('without a pass of the issuer of this very round', async () => {
    const other = crypto.generateKeyPairSync('rsa', { modulusLength: 3072 }).privateKey;
    expect((await cast(signedBallot(passFor(election.id, other), [a]))).body).toMatchObject({ code: 'pass-invalid' });
    const elsewhere = { ...passFor(election.id), signature: passFor(election.id).signature };
    expect((await cast(signedBallot(elsewhere, [a]))).body).toMatchObject({ code: 'pass-invalid' });
    const { id } = await openedElection(held);
    const ofThis = passFor(election.id);
    expect((await cast(signedBallot({ ...ofThis, round: id }, [a]), id)).body).toMatchObject({ code: 'pass-invalid' });
  });

  test('when its holder did not sign it', async () => {
    const pass = passFor(election.id);
    const ballot = signedBallot(pass, [a]);
    const other = signedBallot(pass, [b]);
    expect((await cast({ ...ballot, voterSignature: other.voterSignature })).body).toMatchObject({
      code: 'signature-invalid',
    });
    const thief = { ...pass, secretKey: passFor(election.id).secretKey };
    expect((await cast(signedBallot(thief, [a]))).body).toMatchObject({ code: 'signature-invalid' });
  });

  test.each([
    ['another round', { round: 'elsewhere-2027' }, 'round'],
    ['revision 0', { rev: 0 }, 'rev'],
    ['revision 1.5', { rev: 1.5 }, 'rev'],
    ['revision 1001', { rev: 1001, prevHash: '0'.repeat(64) }, 'rev'],
    ['a first one after another', { prevHash: '0'.repeat(64) }, 'prevHash'],
    ['a second one after nothing', { rev: 2 }, 'prevHash'],
    ['a short box', { box: 'AAAA' }, 'box'],
    ['a box of 1025 bytes', { box: Buffer.alloc(1_025).toString('base64url') }, 'box'],
    ['a box without JSON', { box: Buffer.alloc(1_024, 1).toString('base64url') }, 'box'],
    ['a field too many', { account: 'me' }, ''],
  ])('with %s', async (_what, changes, field) => {
    const pass = passFor(election.id);
    const body = canonicalJson({ ...ballotBody(pass, [a]), ...changes });
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
    const text = bend(canonicalJson(ballotBody(pass, [a])));
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

describe('changing a ballot', () => {
  test('the next one follows on the one before', async () => {
    const pass = passFor(election.id);
    const first = await cast(signedBallot(pass, [a]));
    const prevHash = (first.body['receipt'] as { ballotHash: string }).ballotHash;
    const broken = signedBallot(pass, [b], { rev: 2, prevHash: '0'.repeat(64) });
    expect((await cast(broken)).body).toMatchObject({ code: 'ballot-chain-broken' });
    expect((await cast(signedBallot(pass, [b], { rev: 3, prevHash }))).body).toMatchObject({
      code: 'ballot-chain-broken',
    });
    expect((await cast(signedBallot(pass, [b], { rev: 2, prevHash }))).status).toBe(200);
    expect((await cast(signedBallot(pass, [dear], { rev: 2, prevHash }))).body).toMatchObject({
      code: 'ballot-conflict',
    });
    expect((await cast(signedBallot(pass, [dear]))).body).toMatchObject({ code: 'ballot-conflict' });
  });

  test('is refused where a ballot is final', async () => {
    const { id, projects } = await openedElection(held, { rules: voteRules({ changeable: false }) });
    const pass = passFor(id);
    const first = await cast(signedBallot(pass, projects), id);
    const prevHash = (first.body['receipt'] as { ballotHash: string }).ballotHash;
    const second = await cast(signedBallot(pass, projects, { rev: 2, prevHash }), id);
    expect(second).toMatchObject({ status: 409, body: { code: 'ballot-final' } });
  });
});

describe('before and after voting', () => {
  const HOUR = 3_600_000;

  test('a ballot is refused before voting opens', async () => {
    const { id, projects } = await openedElection(held, { vote: { opensIn: HOUR, closesIn: 2 * HOUR } });
    expect(await cast(signedBallot(passFor(id), projects), id)).toMatchObject({
      status: 409,
      body: { code: 'voting-not-open' },
    });
  });

  test('and after voting has closed; but who has a ballot in the box still gets the receipt', async () => {
    const open = await openedElection(held);
    const ballot = signedBallot(passFor(open.id), open.projects);
    const before = await cast(ballot, open.id);
    await closeNow(held, open);
    expect(await cast(ballot, open.id)).toMatchObject({ status: 200, body: before.body });
    const late = await cast(signedBallot(passFor(open.id), open.projects), open.id);
    expect(late).toMatchObject({ status: 409, body: { code: 'voting-closed' } });
  });

  test('no box, no ballot', async () => {
    const { id, projects } = await preparedElection(held);
    expect(await cast(signedBallot(passFor(id), projects), id)).toMatchObject({
      status: 404,
      body: { code: 'ballot-box-unknown' },
    });
  });
});

/** The choices that a budget allows, at least one project each. */
function subsetsWithin(budgetCents: number, projects: readonly { id: ProjectId; costCents: number }[]): ProjectId[][] {
  const all = projects.reduce<(typeof projects)[number][][]>(
    (sets, one) => [...sets, ...sets.map((set) => [...set, one])],
    [[]],
  );
  const affordable = all.filter(
    (set) => set.length > 0 && set.reduce((sum, { costCents }) => sum + costCents, 0) <= budgetCents,
  );
  return affordable.map((set) => set.map(({ id }) => id));
}

async function projectsOf(id: string): Promise<{ id: ProjectId; costCents: number }[]> {
  return (await call(held, `GET /v1/rounds/${id}/ballot-paper`)).body['projects'] as {
    id: ProjectId;
    costCents: number;
  }[];
}

describe('at the same time', () => {
  test('200 times the same ballot is one ballot with one receipt', async () => {
    const before = await ballotsOf(election.id);
    const ballot = signedBallot(passFor(election.id), [a]);
    const answers = await Promise.all(Array.from({ length: 200 }, () => cast(ballot)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await ballotsOf(election.id)).toBe(before + 1);
  });

  test('of 200 different ballots with one pass one is in the box, and the others are told', async () => {
    const before = await ballotsOf(election.id);
    const pass = passFor(election.id);
    const subsets = subsetsWithin(4_000_000, await projectsOf(election.id));
    const different = Array.from({ length: 200 }, (_, nr) => {
      const padded = Buffer.from(ballotBody(pass, subsets[nr % subsets.length]!).box, 'base64url');
      const longer = Buffer.concat([padded, Buffer.alloc(1_024 * Math.floor(nr / subsets.length))]);
      return signedBallot(pass, [], { box: longer.toString('base64url') });
    });
    expect(new Set(different.map(({ body }) => body)).size).toBe(200);
    const answers = await Promise.all(different.map((ballot) => cast(ballot)));
    const receipts = answers.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body));
    expect(new Set(receipts).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(new Set(others.map(({ body }) => body['code']))).toEqual(new Set(['ballot-conflict']));
    expect(await ballotsOf(election.id)).toBe(before + 1);
  });
});

describe('the box knows nobody', () => {
  test('a session, a forged cookie and no cookie get the same answer', async () => {
    const somebody = await signedIn(held);
    const ballot = signedBallot(passFor(election.id), [a]);
    const url = `/v1/rounds/${election.id}/ballots`;
    const answers = await Promise.all(
      [somebody.headers, { cookie: 'session=forged' }, { authorization: 'Bearer x' }, {}].map((headers) =>
        held.app.inject({ method: 'POST', url, headers, payload: ballot }),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a ballot from another site is refused', async () => {
    const url = `/v1/rounds/${election.id}/ballots`;
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await held.app.inject({
      method: 'POST',
      url,
      headers,
      payload: signedBallot(passFor(election.id), [a]),
    });
    expect(answer.json()).toMatchObject({ code: 'origin-not-allowed' });
  });

  test('its table holds nothing but the ballot', async () => {
    const rows = await asOwner<{ column_name: string }>(
      held,
      "SELECT column_name FROM information_schema.columns WHERE table_schema = 'urn' AND table_name = 'ballot' ORDER BY ordinal_position",
    );
    expect(rows.map((row) => row.column_name)).toEqual([
      'round_id',
      'voter_key',
      'rev',
      'body',
      'body_hash',
      'pass_signature',
      'voter_signature',
    ]);
  });

  test('and the role of the application cannot read, change or put in a ballot behind the back of the box', async () => {
    const { urn } = held.databases;
    for (const statement of [
      'SELECT * FROM urn.ballot',
      'DELETE FROM urn.ballot',
      'UPDATE urn.ballot SET rev = 2',
      'INSERT INTO urn.ballot SELECT * FROM urn.ballot',
      "UPDATE urn.box SET status = 'open'",
      'DELETE FROM urn.box',
    ]) {
      await expect(urn.execute(sql.raw(statement)), statement).rejects.toThrow();
    }
    const { rows } = await urn.execute(sql`SELECT * FROM urn.closed_ballots(${election.id}, '\\x', 10)`);
    expect(rows).toEqual([]);
  });

  test('nor can the owner of the database change a ballot unnoticed', async () => {
    await expect(asOwner(held, "UPDATE urn.ballot SET body = body || ' '")).rejects.toThrow(/append only/);
    await expect(asOwner(held, 'DELETE FROM urn.ballot')).rejects.toThrow(/append only/);
    await expect(asOwner(held, "UPDATE urn.box SET closes_at = closes_at + interval '1 day'")).rejects.toThrow(
      /append only/,
    );
  });

  test.each(['repeatable read', 'serializable'] as const)(
    'a ballot at %s is refused, as it could miss the closing',
    async (isolationLevel) => {
      const casting = held.databases.urn.transaction(
        (tx) =>
          tx.execute(sql`SELECT urn.cast_ballot(${election.id}, '\\x00', 1, NULL, '', '\\x00', '\\x00', '\\x00')`),
        { isolationLevel },
      );
      await expect(casting).rejects.toHaveProperty('cause.message', 'ballots are cast at READ COMMITTED');
    },
  );
});
