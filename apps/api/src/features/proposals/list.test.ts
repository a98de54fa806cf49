import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf } from '../../../test/helpers/call.ts';
import {
  BUURT_IN_PARKWIJK,
  draftPlan,
  draftRound,
  OTHER_WIJK,
  PARKWIJK,
  publishedRound,
  RESIDENT,
  sentInPlan,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';
import { proposal } from '../../database/schema/site.ts';

const held = testApp();
const CATEGORIES = [
  { id: 'groen', label: 'Groen' },
  { id: 'sport', label: 'Sport' },
];

let round: string;
let proposer: SignedIn;
const plans: Record<string, string> = {};

beforeAll(async () => {
  round = await publishedRound(held, { categories: CATEGORIES });
  for (let n = 0; n < 12; n += 1) {
    proposer = await signedIn(held, RESIDENT);
    const title = `Plan ${String(n)}`;
    const changes = n % 2 === 0 ? {} : { categoryId: 'sport', buurtCode: null };
    plans[title] = await sentInPlan(held, round, proposer, { title, ...changes });
  }
  await draftPlan(held, round, proposer, { title: 'Nog geheim' });
});

async function titles(query: string, as?: SignedIn): Promise<readonly unknown[]> {
  const answer = await call(held, `GET /v1/rounds/${round}/proposals?${query}`, as === undefined ? {} : { as });
  return itemsOf(answer).map(({ title }) => title);
}

test('everyone sees what was sent in, and nothing else', async () => {
  const answer = await call(held, `GET /v1/rounds/${round}/proposals`);
  expect(answer).toMatchObject({ status: 200, body: { total: 12, limit: 24, offset: 0 } });
  expect(itemsOf(answer).map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 'collectingSupport'));
});

test('one seed gives one order, another seed another, with the same plans', async () => {
  const [first, again, other] = [await titles('seed=abc'), await titles('seed=abc'), await titles('seed=abd')];
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
  expect(other.toSorted()).toEqual(first.toSorted());
});

test('the ballot list alone can be asked for', async () => {
  expect(await titles('status=onBallot')).toEqual([]);
  const other = await publishedRound(held);
  await sentInPlan(held, other, proposer, { title: 'Gezakt' });
  const id = await sentInPlan(held, other, proposer, { title: 'Op de lijst' });
  await held.databases.site.update(proposal).set({ status: 'onBallot' }).where(eq(proposal.id, id));
  const answer = await call(held, `GET /v1/rounds/${other}/proposals?status=onBallot`);
  expect(itemsOf(answer).map(({ title }) => title)).toEqual(['Op de lijst']);
  expect((await call(held, `GET /v1/rounds/${other}/proposals?status=draft`)).status).toBe(400);
});

test('pages of one seed together are the whole list', async () => {
  const pages = [
    await titles('seed=x&limit=5'),
    await titles('seed=x&limit=5&offset=5'),
    await titles('seed=x&limit=5&offset=10'),
  ];
  expect(pages.map((page) => page.length)).toEqual([5, 5, 2]);
  expect(pages.flat()).toEqual(await titles('seed=x'));
  const beyond = await call(held, `GET /v1/rounds/${round}/proposals?limit=5&offset=50`);
  expect(beyond.body).toEqual({ items: [], total: 12, limit: 5, offset: 50 });
});

test('filters by buurt, by category and by both', async () => {
  expect(await titles(`buurt=${BUURT_IN_PARKWIJK}`)).toHaveLength(6);
  expect(await titles('category=sport')).toHaveLength(6);
  expect(await titles(`category=sport&buurt=${BUURT_IN_PARKWIJK}`)).toEqual([]);
});

test.each([
  ['plan+11', ['Plan 11']],
  ['BANKJES+plan+7', ['Plan 7']],
  ['ouderen+7', ['Plan 7']],
  ['%25', []],
  ['_', []],
  ["'+OR+1=1", []],
  ['geheim', []],
])('searches for every word: %s', async (search, found) => {
  expect(await titles(`search=${search}`)).toEqual(found);
});

test('who signed in sees which plans they support', async () => {
  const as = await signedIn(held, RESIDENT);
  await call(held, `PUT /v1/proposals/${String(plans['Plan 3'])}/support`, { as });
  const mine = itemsOf(await call(held, `GET /v1/rounds/${round}/proposals?search=plan+3`, { as }));
  expect(mine).toMatchObject([{ supportCount: 1, supportedByViewer: true }]);
  const visitors = itemsOf(await call(held, `GET /v1/rounds/${round}/proposals?search=plan+3`));
  expect(visitors).toMatchObject([{ supportCount: 1, supportedByViewer: null }]);
});

test('the gemeente finds what was taken back when it asks for it, and never a draft', async () => {
  const other = await publishedRound(held);
  const takenBack = await sentInPlan(held, other, proposer, { title: 'Teruggenomen' });
  const thrownAway = await draftPlan(held, other, proposer, { title: 'Weggegooid' });
  await draftPlan(held, other, proposer, { title: 'Nog geheim' });
  for (const id of [takenBack, thrownAway]) await call(held, `POST /v1/proposals/${id}/withdrawal`, { as: proposer });
  for (const as of [await staff(held, 'official'), await staff(held, 'administrator')]) {
    expect(itemsOf(await call(held, `GET /v1/rounds/${other}/proposals`, { as }))).toEqual([]);
    expect(itemsOf(await call(held, `GET /v1/rounds/${other}/proposals?scope=staff`, { as }))).toMatchObject([
      { title: 'Teruggenomen', status: 'withdrawn' },
    ]);
  }
});

test('nobody else can ask for more than is public', async () => {
  const others = [
    undefined,
    proposer,
    await staff(held, 'official', OTHER_WIJK),
    await staff(held, 'wijkplatform', PARKWIJK),
    await staff(held, 'approver'),
    await staff(held, 'auditor'),
  ];
  for (const other of others) {
    const answer = await call(
      held,
      `GET /v1/rounds/${round}/proposals?scope=staff`,
      other === undefined ? {} : { as: other },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  }
});

test('a draft round has no plans to list or to start', async () => {
  const draft = await draftRound(held);
  const as = await staff(held, 'administrator');
  expect((await call(held, `GET /v1/rounds/${draft}/proposals`, { as })).status).toBe(404);
});

test.each([
  'limit=0',
  'limit=101',
  'limit=1.5',
  'limit=1e1',
  'limit=',
  'limit=+1',
  'limit=01',
  'offset=-1',
  'seed=%27',
  'search=%00',
  'sort=title',
  'scope=all',
])('%s is refused', async (query) => {
  expect(await call(held, `GET /v1/rounds/${round}/proposals?${query}`)).toMatchObject({
    status: 400,
    body: { code: 'bad-request' },
  });
});
