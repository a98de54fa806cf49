import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call, type Json } from '../../../test/helpers/call.ts';
import {
  BUURT_IN_PARKWIJK,
  draftRound,
  HAARLEM,
  OTHER_WIJK,
  PARKWIJK,
  publishedRound,
  roundContent,
  staff,
} from '../../../test/helpers/factories.ts';
import { area, round } from '../../database/schema/site.ts';

const held = testApp();

const create = async (content: Json, id = 'nieuwe-ronde') =>
  call(held, 'POST /v1/rounds', { as: await staff(held, 'administrator'), body: { id, ...roundContent(content) } });

test.each<[string, Json, Json]>([
  ['an empty title', { title: ' ' }, { code: 'round-title-empty' }],
  ['no area', { areaCodes: [] }, { code: 'round-without-area' }],
  ['an unknown area', { areaCodes: [PARKWIJK, 'WK999999'] }, { code: 'area-unknown', areaCode: 'WK999999' }],
  ['an area twice', { areaCodes: [PARKWIJK, PARKWIJK] }, { code: 'area-duplicate', areaCode: PARKWIJK }],
  ['no money', { budgetCents: 0 }, { code: 'budget-empty' }],
  [
    'a category twice',
    { categories: ['A', 'B'].map((label) => ({ id: 'groen', label })) },
    { code: 'category-duplicate', categoryId: 'groen' },
  ],
  [
    'a category without a name',
    { categories: [{ id: 'groen', label: '' }] },
    { code: 'category-label-empty', categoryId: 'groen' },
  ],
  [
    'a phase that ends before it starts',
    { phases: [{ id: 'vote', opensAt: '2027-06-02T00:00:00Z', closesAt: '2027-06-01T00:00:00Z' }] },
    { code: 'phase-ends-before-start', phase: 'vote' },
  ],
  [
    'a phase twice',
    {
      phases: ['01', '03'].map((day) => ({
        id: 'vote',
        opensAt: `2027-06-${day}T00:00:00Z`,
        closesAt: '2027-06-09T00:00:00Z',
      })),
    },
    { code: 'phase-duplicate', phase: 'vote' },
  ],
])('a draft with %s cannot be kept', async (_name, content, error) => {
  const answer = await create(content);
  expect(answer).toMatchObject({ status: 422, body: { code: 'round-invalid' } });
  expect(answer.body['errors']).toContainEqual(error);
});

test('areas of two gemeenten do not share a budget', async () => {
  const elsewhere = { year: 2024, population: null, landHa: null, label: null, border: null };
  await held.databases.site.insert(area).values([
    { ...elsewhere, code: 'GM0397', level: 'gemeente', name: 'Heemstede', parentCode: null },
    { ...elsewhere, code: 'WK039701', level: 'wijk', name: 'Centrum', parentCode: 'GM0397' },
  ]);
  const answer = await create({ areaCodes: [PARKWIJK, 'WK039701'] });
  expect(answer).toMatchObject({ status: 422, body: { errors: [{ code: 'areas-in-several-gemeenten' }] } });
});

test('an id is taken once, also by a draft that others cannot see', async () => {
  const id = await draftRound(held);
  expect(await create({}, id)).toMatchObject({ status: 409, body: { code: 'round-id-taken' } });
});

test('of ten rounds with one id made at once, one is kept', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => create({}, 'tegelijk')));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 9 }, () => 409)]);
});

test('nobody makes a round for areas that are not theirs', async () => {
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const make = (areaCodes: readonly string[]) =>
    call(held, 'POST /v1/rounds', { as, body: { id: 'te-groot', ...roundContent({ areaCodes }) } });
  for (const areaCodes of [[OTHER_WIJK], [PARKWIJK, OTHER_WIJK], [HAARLEM]]) {
    expect(await make(areaCodes)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  }
  expect((await make([BUURT_IN_PARKWIJK])).status).toBe(201);
});

test('nobody stretches a draft to areas that are not theirs', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const body = { version: 1, ...roundContent({ areaCodes: [PARKWIJK, OTHER_WIJK] }) };
  expect(await call(held, `PUT /v1/rounds/${id}`, { as, body })).toMatchObject({ status: 403 });
});

test('publishing names the version that was read', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'administrator');
  const answer = await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 2 } });
  expect(answer).toMatchObject({ status: 409, body: { code: 'round-changed-meanwhile' } });
});

test('from the moment that voting is open nothing changes, in the code nor in the database', async () => {
  const id = await publishedRound(held);
  const { site } = held.databases;
  await site.update(round).set({ status: 'open' }).where(eq(round.id, id));
  const as = await staff(held, 'administrator');
  const body = { version: 2, reason: 'Toch nog', ...roundContent({ title: 'Anders' }) };
  expect(await call(held, `PUT /v1/rounds/${id}`, { as, body })).toMatchObject({
    status: 409,
    body: { code: 'round-frozen' },
  });
  await expect(site.update(round).set({ budgetCents: 1 }).where(eq(round.id, id))).rejects.toThrow();
});

test.each(['GET /v1/rounds/geen-ronde', 'GET /v1/rounds/geen-ronde/changes', 'GET /v1/rounds/geen-ronde/proposals'])(
  '%s: there is no such round',
  async (what) => {
    expect(await call(held, what)).toMatchObject({ status: 404, body: { code: 'round-unknown' } });
  },
);

test.each(['GET /v1/rounds/GEEN', 'GET /v1/rounds/%00', 'GET /v1/rounds?area=x', 'GET /v1/rounds?naam=x'])(
  '%s has the wrong shape',
  async (what) => {
    expect(await call(held, what)).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  },
);

test('a write to a round with a broken id is refused without touching the database', async () => {
  const as = await staff(held, 'administrator');
  const answer = await call(held, 'PUT /v1/rounds/%00', { as, body: { version: 1, ...roundContent() } });
  expect(answer).toMatchObject({ status: 404, body: { code: 'round-unknown' } });
});
