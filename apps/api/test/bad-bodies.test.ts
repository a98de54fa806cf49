import crypto from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { toBase64url } from '@wijkbegroting/domain';
import { signedIn, testApp } from './helpers/app.ts';
import { call, type Json } from './helpers/call.ts';
import {
  draftPlan,
  planContent,
  publishedRound,
  RESIDENT,
  roundContent,
  type SignedIn,
  staff,
} from './helpers/factories.ts';
import { mutationsOf } from './helpers/mutations.ts';
import { ceremonyOf, SHARES } from './helpers/tally-key.ts';

const held = testApp();

let administrator: SignedIn;
let official: SignedIn;
let resident: SignedIn;
let round: string;
let plan: string;

beforeAll(async () => {
  administrator = await staff(held, 'administrator');
  official = await staff(held, 'official');
  resident = await signedIn(held, RESIDENT);
  round = await publishedRound(held);
  plan = await draftPlan(held, round, resident);
});

/** One phase has the shape of eleven. */
const ROUND: Json = roundContent({ phases: (roundContent()['phases'] as Json[]).slice(0, 1) });
const ROUND_NULLABLE = ['rules.propose.minimumAge', 'rules.support.minimumAge', 'rules.vote.ballot.maximumChoices'];
const PLAN_NULLABLE = ['categoryId', 'buurtCode', 'location', 'executedBy'];

/** Every route of these features that takes a body, with a right one. */
const CASES: readonly {
  readonly what: () => string;
  readonly as: () => SignedIn;
  readonly body: Json;
  readonly nullable?: readonly string[];
  readonly optional?: readonly string[];
}[] = [
  {
    what: () => 'POST /v1/rounds',
    as: () => administrator,
    body: { id: 'goed', ...ROUND },
    nullable: ROUND_NULLABLE,
  },
  {
    what: () => `PUT /v1/rounds/${round}`,
    as: () => administrator,
    body: { version: 2, reason: 'Daarom', ...ROUND },
    nullable: ROUND_NULLABLE,
    optional: ['reason'],
  },
  { what: () => `POST /v1/rounds/${round}/publication`, as: () => administrator, body: { version: 2 } },
  {
    what: () => `POST /v1/rounds/${round}/proposals`,
    as: () => resident,
    body: { ...planContent(), proposerName: 'Bewoners' },
    nullable: PLAN_NULLABLE,
    optional: ['proposerName'],
  },
  {
    what: () => `PUT /v1/proposals/${plan}`,
    as: () => resident,
    body: { version: 1, ...planContent(), proposerName: 'Bewoners' },
    nullable: PLAN_NULLABLE,
    optional: ['proposerName'],
  },
  { what: () => `POST /v1/proposals/${plan}/submission`, as: () => resident, body: { version: 1 } },
  {
    what: () => `PUT /v1/proposals/${plan}/verdict`,
    as: () => official,
    body: { outcome: 'feasible', costCents: 100, reason: 'Het kan' },
    nullable: ['costCents'],
  },
  {
    what: () => `PUT /v1/rounds/${round}/tally-key`,
    as: () => administrator,
    body: ceremonyOf('ronde-1'),
  },
  {
    what: () => `POST /v1/rounds/${round}/witnesses`,
    as: () => administrator,
    body: { verifierKey: 'rekenkamer+00000000+BAAA' },
  },
  {
    what: () => `POST /v1/rounds/${round}/opening-signatures`,
    as: () => administrator,
    body: { trustee: 'Wijkplatform', recordSha256: '0'.repeat(64), signature: 'A'.repeat(86) },
  },
  {
    what: () => `POST /v1/rounds/${round}/log/cosignatures`,
    as: () => administrator,
    body: { size: 2, signature: '\u2014 rekenkamer AAAA' },
  },
  {
    what: () => `POST /v1/rounds/${round}/handed-in-receipts`,
    as: () => administrator,
    body: { receipt: { round: 'ronde-1', ballotHash: '0'.repeat(64), batch: 1 }, signature: 'A'.repeat(86) },
  },
  {
    what: () => `POST /v1/rounds/${round}/revealed-shares`,
    as: () => administrator,
    body: { share: toBase64url(SHARES[0]!.share) },
  },
];

/** Categories and cost items have no id of their own, so an empty list of them is a draft and not a mistake. */
function isStillADraft(name: string): boolean {
  return /^(phases|categories|costItems|areaCodes|rules\.propose\.excludedTopics) = \[\]/.test(name);
}

describe.each(CASES.map((one) => [one.what().replace('undefined', ':id'), one] as const))('%s', (_name, one) => {
  const mutations = mutationsOf(one.body, one).filter(({ name }) => !isStillADraft(name));

  test(`${String(mutations.length)} bodies with one thing wrong are refused by their shape`, async () => {
    for (const { name, body } of mutations) {
      const answer = await call(held, one.what(), { as: one.as(), body });
      expect([400, 413], `${name}: ${JSON.stringify(answer.body).slice(0, 200)}`).toContain(answer.status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });

  test.each<[string, unknown]>([
    ['nothing', undefined],
    ['empty text', ''],
    ['null', null],
    ['a list', []],
    ['a text', '"text"'],
    ['broken JSON', '{"version": 1'],
    ['a prototype', '{"__proto__": {"version": 1}}'],
    ['a constructor', '{"constructor": {"prototype": {"version": 1}}}'],
  ])('%s is not a body', async (_kind, body) => {
    expect(await call(held, one.what(), { as: one.as(), ...(body !== undefined && { body }) })).toMatchObject({
      status: 400,
    });
  });

  test('other content types are not read', async () => {
    const [method, url] = one.what().split(' ') as ['POST', string];
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json5',
      'multipart/form-data; boundary=x',
    ]) {
      const { headers } = one.as();
      const payload = JSON.stringify(one.body);
      const answer = await held.app.inject({ method, url, headers: { ...headers, 'content-type': type }, payload });
      expect([400, 415], type).toContain(answer.statusCode);
    }
  });

  test('a body that is too large is refused before it is read', async () => {
    const answer = await call(held, one.what(), {
      as: one.as(),
      body: JSON.stringify({ ...one.body, extra: 'x'.repeat(300_000) }),
    });
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });
});

test('every fault in a body is named at once, with its place', async () => {
  const body = { version: '1', outcome: 'perhaps', costCents: 1.5 };
  const answer = await call(held, `PUT /v1/proposals/${plan}/verdict`, { as: official, body });
  const fields = (answer.body['errors'] as Json[]).map(({ field }) => field);
  expect(answer).toMatchObject({
    status: 400,
    body: { code: 'bad-request', type: 'urn:problem:bad-request', status: 400 },
  });
  expect(fields).toEqual(expect.arrayContaining(['body/outcome', 'body/costCents', 'body/reason']));
});

test('who may not do something is not told what is wrong with the body', async () => {
  const answer = await call(held, `PUT /v1/proposals/${plan}/verdict`, { as: resident, body: { nonsense: true } });
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  expect(await call(held, 'POST /v1/rounds', { body: { nonsense: true } })).toMatchObject({ status: 401 });
});

test('a write without an origin does not count on a cookie', async () => {
  const { cookie } = resident.headers;
  const url = `/v1/proposals/${crypto.randomUUID()}/support`;
  expect((await held.app.inject({ method: 'PUT', url, headers: { cookie } })).statusCode).toBe(403);
});
