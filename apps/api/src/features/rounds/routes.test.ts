import { expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf, type Json } from '../../../test/helpers/call.ts';
import {
  at,
  BUURT_ELSEWHERE,
  BUURT_IN_PARKWIJK,
  draftRound,
  HAARLEM,
  MOMENTS,
  OTHER_WIJK,
  PARKWIJK,
  publishedRound,
  RESIDENT,
  roundContent,
  sentInPlan,
  staff,
} from '../../../test/helpers/factories.ts';

const held = testApp();

async function eventsOf(round: string): Promise<readonly Json[]> {
  const as = await staff(held, 'auditor');
  return itemsOf(await call(held, `GET /v1/audit-events?round=${round}`, { as })).toReversed();
}

test('a wijkplatform starts a draft, which is told in the log', async () => {
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const answer = await call(held, 'POST /v1/rounds', { as, body: { id: 'parkwijk-2027', ...roundContent() } });
  expect(answer.status).toBe(201);
  expect(answer.headers['location']).toBe('/v1/rounds/parkwijk-2027');
  expect(answer.body).toMatchObject({
    id: 'parkwijk-2027',
    status: 'draft',
    version: 1,
    gemeenteCode: HAARLEM,
    areas: [{ code: PARKWIJK, name: 'Parkwijk' }],
    categories: [{ id: 'groen', label: 'Groen en natuur' }],
    counts: { proposals: 0, projects: 0 },
    phasesNow: ['submit', 'support'],
    passWindow: { opensAt: '2027-05-10T08:00:00.000Z', closesAt: '2027-06-13T22:00:00.000Z' },
    publishedAt: null,
  });
  expect(answer.body['buurten']).toHaveLength(6);
  expect(await eventsOf('parkwijk-2027')).toMatchObject([{ type: 'round-created', accountId: as.accountId }]);
});

test('what was written comes back as it was written', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'official');
  const { areaCodes, ...rest } = roundContent();
  expect((await call(held, `GET /v1/rounds/${id}`, { as })).body).toMatchObject(rest);
  expect(areaCodes).toEqual([PARKWIJK]);
});

test('a draft exists only for staff of all its areas', async () => {
  const id = await draftRound(held, { areaCodes: [PARKWIJK, OTHER_WIJK] });
  const staffOfAll = [await staff(held, 'official'), await staff(held, 'auditor'), await staff(held, 'approver')];
  const others = [
    undefined,
    await signedIn(held, RESIDENT),
    await staff(held, 'wijkplatform', PARKWIJK),
    await staff(held, 'official', OTHER_WIJK),
  ];
  for (const as of staffOfAll) {
    expect((await call(held, `GET /v1/rounds/${id}`, { as })).status).toBe(200);
    expect(itemsOf(await call(held, 'GET /v1/rounds', { as })).map((round) => round['id'])).toContain(id);
    expect((await call(held, `GET /v1/rounds/${id}/changes`, { as })).status).toBe(200);
  }
  for (const as of others) {
    const options = as === undefined ? {} : { as };
    expect(await call(held, `GET /v1/rounds/${id}`, options)).toMatchObject({
      status: 404,
      body: { code: 'round-unknown' },
    });
    expect(itemsOf(await call(held, 'GET /v1/rounds', options)).map((round) => round['id'])).not.toContain(id);
    expect((await call(held, `GET /v1/rounds/${id}/changes`, options)).status).toBe(404);
  }
});

test('publishing makes a round public, once', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const published = await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 1 } });
  expect(published).toMatchObject({
    status: 200,
    body: { status: 'published', version: 2, publishedAt: held.now.toISOString() },
  });
  expect((await call(held, `GET /v1/rounds/${id}`)).body).toMatchObject({ status: 'published' });
  const again = await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 2 } });
  expect(again).toMatchObject({ status: 409, body: { code: 'transition-refused', status: 409, event: 'publish' } });
  expect(await eventsOf(id)).toMatchObject([{ type: 'round-created' }, { type: 'round-published' }]);
});

test('an unfinished draft is kept, and published only when everything in it is right', async () => {
  const id = await draftRound(held, { phases: [], categories: [], organiser: '', about: '  ' });
  const as = await staff(held, 'administrator');
  expect((await call(held, `GET /v1/rounds/${id}`, { as })).body).toMatchObject({ passWindow: null, phasesNow: [] });
  const answer = await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 1 } });
  expect(answer).toMatchObject({ status: 422, body: { code: 'round-invalid' } });
  const errors = answer.body['errors'] as readonly Json[];
  expect(errors).toContainEqual({ code: 'round-without-category' });
  expect(errors).toContainEqual({ code: 'phase-missing', phase: 'vote' });
  expect(errors).toContainEqual({ code: 'field-empty', field: 'organiser' });
  expect(errors).toContainEqual({ code: 'field-empty', field: 'about' });
});

test('rules that contradict each other stop publication', async () => {
  const { rules } = roundContent() as { rules: Json };
  const id = await draftRound(held, {
    rules: { ...rules, plan: { minimumCostCents: 9, maximumCostCents: 5_000_000 } },
  });
  const as = await staff(held, 'administrator');
  expect(await call(held, `POST /v1/rounds/${id}/publication`, { as, body: { version: 1 } })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'plan-maximum-above-budget', maximumCostCents: 5_000_000, budgetCents: 4_000_000 }] },
  });
});

test('a draft is edited freely; who saw an older version is told so', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const edit = (version: number, title: string) =>
    call(held, `PUT /v1/rounds/${id}`, { as, body: { version, ...roundContent({ title }) } });
  expect(await edit(1, 'Nieuwe titel')).toMatchObject({ status: 200, body: { title: 'Nieuwe titel', version: 2 } });
  expect(await edit(1, 'Te laat')).toMatchObject({ status: 409, body: { code: 'round-changed-meanwhile' } });
  expect(itemsOf(await call(held, `GET /v1/rounds/${id}/changes`, { as }))).toEqual([]);
});

test('of ten people who save the same version at once, one succeeds', async () => {
  const id = await draftRound(held);
  const as = await staff(held, 'administrator');
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      call(held, `PUT /v1/rounds/${id}`, {
        as,
        body: { version: 1, ...roundContent({ title: `Titel ${String(n)}` }) },
      }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(answers.filter(({ body }) => body['code'] === 'round-changed-meanwhile')).toHaveLength(9);
});

test('a change after publication is public, field by field, with its reason', async () => {
  const id = await publishedRound(held);
  const as = await staff(held, 'wijkplatform', PARKWIJK);
  const content = roundContent({
    budgetCents: 5_000_000,
    categories: [
      { id: 'groen', label: 'Groen' },
      { id: 'sport', label: 'Sport' },
    ],
  });
  const save = (reason?: string) =>
    call(held, `PUT /v1/rounds/${id}`, { as, body: { version: 2, reason, ...content } });
  expect(await save()).toMatchObject({ status: 422, body: { code: 'change-reason-missing' } });
  expect(await save('  ')).toMatchObject({ status: 422, body: { code: 'change-reason-missing' } });
  expect(await save('De raad gaf meer geld.')).toMatchObject({
    status: 200,
    body: { version: 3, budgetCents: 5_000_000 },
  });
  expect(itemsOf(await call(held, `GET /v1/rounds/${id}/changes`))).toEqual([
    {
      version: 3,
      at: held.now.toISOString(),
      reason: 'De raad gaf meer geld.',
      changes: [
        { field: 'budgetCents', before: 4_000_000, after: 5_000_000 },
        { field: 'categories.groen', before: 'Groen en natuur', after: 'Groen' },
        { field: 'categories.sport', before: null, after: 'Sport' },
        { field: 'categoryOrder', before: ['groen'], after: ['groen', 'sport'] },
      ],
    },
  ]);
  expect((await eventsOf(id)).at(-1)).toMatchObject({ type: 'round-changed', facts: { version: 3 } });
});

test('moving a phase or a rule names exactly that', async () => {
  const id = await publishedRound(held);
  const as = await staff(held, 'administrator');
  const { phases, rules } = roundContent() as { phases: Json[]; rules: { vote: Json } };
  const moved = phases.map((phase) =>
    phase['id'] === 'vote' ? { ...phase, closesAt: '2027-06-13T20:00:00Z' } : phase,
  );
  const content = roundContent({ phases: moved, rules: { ...rules, vote: { ...rules.vote, minimumAge: 16 } } });
  await call(held, `PUT /v1/rounds/${id}`, { as, body: { version: 2, reason: 'Afspraak', ...content } });
  const [change] = itemsOf(await call(held, `GET /v1/rounds/${id}/changes`));
  expect(change?.['changes']).toEqual([
    { field: 'phases.vote.closesAt', before: '2027-06-13T22:00:00.000Z', after: '2027-06-13T20:00:00.000Z' },
    { field: 'rules.vote.minimumAge', before: 12, after: 16 },
  ]);
});

test('saving a published round unchanged changes nothing', async () => {
  const id = await publishedRound(held);
  const as = await staff(held, 'administrator');
  const answer = await call(held, `PUT /v1/rounds/${id}`, { as, body: { version: 2, ...roundContent() } });
  expect(answer).toMatchObject({ status: 200, body: { version: 2 } });
  expect(itemsOf(await call(held, `GET /v1/rounds/${id}/changes`))).toEqual([]);
});

test('a published round keeps its areas, and the categories that plans use', async () => {
  const id = await publishedRound(held);
  await sentInPlan(held, id, await signedIn(held, RESIDENT));
  const as = await staff(held, 'administrator');
  const edit = (changes: Json) =>
    call(held, `PUT /v1/rounds/${id}`, { as, body: { version: 2, reason: 'Daarom', ...roundContent(changes) } });
  expect(await edit({ areaCodes: [OTHER_WIJK] })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'round-areas-fixed' }] },
  });
  expect(await edit({ categories: [{ id: 'sport', label: 'Sport' }] })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'category-in-use', categoryId: 'groen' }] },
  });
  expect(await edit({ organiser: '' })).toMatchObject({
    status: 422,
    body: { errors: [{ code: 'field-empty', field: 'organiser' }] },
  });
});

test('lists the rounds in, around or about an area, the latest vote first', async () => {
  const inParkwijk = await publishedRound(held);
  const inBuurt = await publishedRound(held, { areaCodes: [BUURT_IN_PARKWIJK] });
  const ofGemeente = await publishedRound(held, { areaCodes: [HAARLEM] });
  const idsOf = async (area: string) => itemsOf(await call(held, `GET /v1/rounds?area=${area}`)).map(({ id }) => id);
  expect(await idsOf(PARKWIJK)).toEqual(expect.arrayContaining([inParkwijk, inBuurt, ofGemeente]));
  expect(await idsOf(BUURT_IN_PARKWIJK)).toEqual(expect.arrayContaining([inParkwijk, inBuurt, ofGemeente]));
  const elsewhere = await idsOf(BUURT_ELSEWHERE);
  expect(elsewhere).toContain(ofGemeente);
  expect(elsewhere).not.toContain(inParkwijk);
  expect(await idsOf('WK999999')).toEqual([]);
});

test('says which phases hold now', async () => {
  const id = await publishedRound(held);
  const phasesAt = async (moment: Date) =>
    at(held, moment, async () => (await call(held, `GET /v1/rounds/${id}`)).body['phasesNow']);
  expect(await phasesAt(MOMENTS.check)).toEqual(['check']);
  expect(await phasesAt(MOMENTS.vote)).toEqual(['vote']);
  expect(await phasesAt(new Date('2030-01-01T00:00:00Z'))).toEqual([]);
});

test('caches may keep what visitors get for a moment, and nothing that is personal', async () => {
  const id = await publishedRound(held);
  const visitor = await call(held, `GET /v1/rounds/${id}`);
  expect(visitor.headers['cache-control']).toBe('public, max-age=10');
  expect(String(visitor.headers['vary'])).toContain('cookie');
  const as = await signedIn(held);
  expect((await call(held, `GET /v1/rounds/${id}`, { as })).headers['cache-control']).toBe('no-store');
});
