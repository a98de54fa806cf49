import crypto from 'node:crypto';
import { expect, test } from 'vitest';
import { type Person, signedIn, testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf, type Json } from '../../../test/helpers/call.ts';
import {
  at,
  BUURT_ELSEWHERE,
  BUURT_IN_PARKWIJK,
  draftPlan,
  MOMENTS,
  PARKWIJK,
  planContent,
  publishedRound,
  RESIDENT,
  roundRules,
  sentInPlan,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';

const held = testApp();

const resident = (): Promise<SignedIn> => signedIn(held, RESIDENT);

async function eventsAbout(round: string): Promise<readonly unknown[]> {
  const as = await staff(held, 'auditor');
  const events = itemsOf(await call(held, `GET /v1/audit-events?round=${round}`, { as }));
  return events.map(({ type }) => type).toReversed();
}

test('a resident writes a draft that only they can see', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const answer = await call(held, `POST /v1/rounds/${round}/proposals`, { as, body: planContent() });
  expect(answer).toMatchObject({
    status: 201,
    body: {
      ...planContent(),
      roundId: round,
      status: 'draft',
      version: 1,
      isOwn: true,
      proposerName: 'Testpersoon',
      costEstimateCents: 960_000,
      costCents: null,
      supportCount: 0,
      supportThreshold: 1,
      supportedByViewer: false,
      verdict: null,
      warnings: [],
      submittedAt: null,
    },
  });
  const address = `/v1/proposals/${String(answer.body['id'])}`;
  expect(answer.headers['location']).toBe(address);
  const roles = ['wijkplatform', 'official', 'administrator', 'approver', 'auditor'] as const;
  const everyRole = await Promise.all(roles.map((role) => staff(held, role)));
  for (const other of [await resident(), ...everyRole]) {
    expect(await call(held, `GET ${address}`, { as: other })).toMatchObject({
      status: 404,
      body: { code: 'proposal-unknown' },
    });
  }
  expect((await call(held, `GET ${address}`)).status).toBe(404);
  expect(itemsOf(await call(held, `GET /v1/rounds/${round}/proposals`))).toEqual([]);
});

test('a draft may be empty, under a name of choice', async () => {
  const round = await publishedRound(held);
  const empty = {
    title: '',
    summary: '',
    description: '',
    categoryId: null,
    buurtCode: null,
    location: null,
    costItems: [],
    executedBy: null,
  };
  const answer = await call(held, `POST /v1/rounds/${round}/proposals`, {
    as: await resident(),
    body: { ...empty, proposerName: 'Bewoners van de Rietlaan' },
  });
  expect(answer).toMatchObject({ status: 201, body: { ...empty, proposerName: 'Bewoners van de Rietlaan' } });
});

test('saving a draft replaces it; another window that saved first wins', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await draftPlan(held, round, as);
  const content = planContent({
    title: 'Twee bankjes',
    costItems: [{ label: 'Hout', amountCents: 1 }],
    location: null,
  });
  const save = () => call(held, `PUT /v1/proposals/${id}`, { as, body: { version: 1, ...content } });
  expect(await save()).toMatchObject({ status: 200, body: { ...content, version: 2 } });
  expect(await save()).toMatchObject({ status: 409, body: { code: 'proposal-changed-meanwhile', version: 2 } });
});

test('sending in makes a plan public and is told in the log', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await draftPlan(held, round, as);
  const sent = await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } });
  expect(sent).toMatchObject({
    status: 200,
    body: { status: 'collectingSupport', submittedAt: held.now.toISOString(), version: 2 },
  });
  expect((await call(held, `GET /v1/proposals/${id}`)).body).toMatchObject({ isOwn: false, supportedByViewer: null });
  expect((await call(held, `GET /v1/rounds/${round}`)).body).toMatchObject({ counts: { proposals: 1 } });
  expect(await eventsAbout(round)).toEqual([
    'round-created',
    'round-published',
    'proposal-created',
    'proposal-submitted',
  ]);
});

test('all errors of a plan are named at once', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const costItems = [{ label: '', amountCents: 0 }];
  const id = await draftPlan(held, round, as, {
    title: 'x'.repeat(61),
    summary: ' ',
    categoryId: null,
    executedBy: null,
    costItems,
  });
  expect(await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } })).toMatchObject({
    status: 422,
    body: {
      code: 'proposal-invalid',
      errors: [
        { code: 'field-too-long', field: 'title', maximum: 60 },
        { code: 'field-empty', field: 'summary' },
        { code: 'field-empty', field: 'categoryId' },
        { code: 'field-empty', field: 'costItems.0.label' },
        { code: 'field-empty', field: 'costItems.0.amountCents' },
        { code: 'field-empty', field: 'executedBy' },
      ],
    },
  });
});

test('an estimate above the maximum warns and does not stop a plan', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await sentInPlan(held, round, as, { costItems: [{ label: 'Zwembad', amountCents: 90_000_000 }] });
  const warnings = [{ code: 'estimate-above-maximum', field: 'costItems', maximumCostCents: 1_500_000 }];
  expect((await call(held, `GET /v1/proposals/${id}`)).body).toMatchObject({ warnings });
});

test.each<[string, Json, Person, Json[]]>([
  ['outside the area', { residence: 'area' }, { buurtCode: BUURT_ELSEWHERE }, [{ code: 'outside-area' }]],
  ['of an unknown place', { residence: 'gemeente' }, {}, [{ code: 'residence-unknown' }]],
  ['too young', { minimumAge: 12 }, { birthDate: '2015-03-11' }, [{ code: 'too-young', minimumAge: 12 }]],
  [
    'of unknown age and place',
    { minimumAge: 12, residence: 'area' },
    {},
    [{ code: 'residence-unknown' }, { code: 'age-unknown' }],
  ],
])('someone %s may not send in', async (_who, propose, person, reasons) => {
  const rules = roundRules();
  const round = await publishedRound(held, {
    rules: { ...rules, propose: { ...(rules['propose'] as Json), ...propose } },
  });
  const as = await signedIn(held, person);
  const id = await draftPlan(held, round, as);
  const answer = await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } });
  expect(answer).toMatchObject({ status: 403, body: { code: 'not-eligible', reasons } });
});

test('who turns old enough today may send in', async () => {
  const rules = roundRules();
  const round = await publishedRound(held, {
    rules: { ...rules, propose: { ...(rules['propose'] as Json), minimumAge: 12 } },
  });
  await sentInPlan(held, round, await signedIn(held, { ...RESIDENT, birthDate: '2015-03-10' }));
});

test('one person sends in at most as many plans as the rules say; a withdrawn one makes room', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const [first] = [
    await sentInPlan(held, round, as),
    await sentInPlan(held, round, as),
    await sentInPlan(held, round, as),
  ];
  const fourth = await draftPlan(held, round, as);
  const submit = () => call(held, `POST /v1/proposals/${fourth}/submission`, { as, body: { version: 1 } });
  expect(await submit()).toMatchObject({ status: 422, body: { code: 'too-many-proposals', maximum: 3 } });
  expect(await call(held, `POST /v1/proposals/${first}/withdrawal`, { as })).toMatchObject({
    status: 200,
    body: { status: 'withdrawn' },
  });
  expect((await submit()).status).toBe(200);
});

test('sending in ten plans at once keeps to the maximum', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const ids: string[] = [];
  for (let n = 0; n < 10; n += 1) ids.push(await draftPlan(held, round, as));
  const answers = await Promise.all(
    ids.map((id) => call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } })),
  );
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 200, 422, 422, 422, 422, 422, 422, 422]);
});

test('sixty residents who send in at once all succeed', async () => {
  const round = await publishedRound(held);
  const people = await Promise.all(Array.from({ length: 60 }, resident));
  await Promise.all(people.map((as) => sentInPlan(held, round, as)));
  expect((await call(held, `GET /v1/rounds/${round}/proposals?limit=1`)).body).toMatchObject({ total: 60 });
});

test.each(['PUT', 'POST submission', 'POST withdrawal'])('%s: only the proposer', async (what) => {
  const round = await publishedRound(held);
  const id = await draftPlan(held, round, await resident());
  const sentIn = await sentInPlan(held, round, await resident());
  const [method, action] = what.split(' ');
  const body = method === 'PUT' ? { version: 1, ...planContent() } : { version: 1 };
  const tryAs = (as: SignedIn, plan: string) =>
    call(held, `${String(method)} /v1/proposals/${plan}${action === undefined ? '' : `/${action}`}`, { as, body });
  for (const as of [
    await resident(),
    await staff(held, 'administrator'),
    await staff(held, 'wijkplatform', PARKWIJK),
  ]) {
    expect(await tryAs(as, id)).toMatchObject({ status: 404, body: { code: 'proposal-unknown' } });
    expect(await tryAs(as, sentIn)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
  }
  expect((await tryAs(await resident(), crypto.randomUUID())).status).toBe(404);
});

test('what was sent in can no longer be edited or sent in again', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await sentInPlan(held, round, as);
  const body = { version: 2, ...planContent() };
  expect(await call(held, `PUT /v1/proposals/${id}`, { as, body })).toMatchObject({
    status: 409,
    body: { code: 'proposal-not-draft', proposalStatus: 'submitted' },
  });
  const again = await call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 2 } });
  expect(again).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
});

test('drafts can be started until sending in is over, and sent in only while it is open', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await at(held, MOMENTS.prepare, () => draftPlan(held, round, as));
  const submit = () => call(held, `POST /v1/proposals/${id}/submission`, { as, body: { version: 1 } });
  const facts = {
    code: 'phase-not-open',
    phase: 'submit',
    opensAt: '2027-03-01T08:00:00.000Z',
    closesAt: '2027-03-28T22:00:00.000Z',
  };
  for (const moment of [
    MOMENTS.prepare,
    new Date('2027-03-01T07:59:59.999Z'),
    new Date('2027-03-28T22:00:00Z'),
    MOMENTS.check,
  ]) {
    expect(await at(held, moment, submit)).toMatchObject({ status: 409, body: facts });
  }
  const start = () => call(held, `POST /v1/rounds/${round}/proposals`, { as, body: planContent() });
  expect(await at(held, new Date('2027-03-28T22:00:00Z'), start)).toMatchObject({ status: 409, body: facts });
  expect((await at(held, new Date('2027-03-28T21:59:59.999Z'), submit)).status).toBe(200);
});

test('my plans: all of mine in every round, what was touched last first', async () => {
  const [one, other] = [await publishedRound(held), await publishedRound(held, { title: 'Andere ronde' })];
  const as = await resident();
  const first = await draftPlan(held, one, as);
  held.now = new Date(held.now.getTime() + 60_000);
  const second = await sentInPlan(held, other, as);
  await draftPlan(held, one, await resident());
  expect(itemsOf(await call(held, 'GET /v1/my-proposals', { as }))).toMatchObject([
    { id: second, status: 'collectingSupport', roundTitle: 'Andere ronde' },
    { id: first, status: 'draft', roundTitle: 'Wijkbegroting Parkwijk 2027', roundId: one, version: 1 },
  ]);
});

test('twenty drafts a person are enough', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  for (let n = 0; n < 20; n += 1) await draftPlan(held, round, as);
  const answer = await call(held, `POST /v1/rounds/${round}/proposals`, {
    as,
    body: planContent({ buurtCode: BUURT_IN_PARKWIJK }),
  });
  expect(answer).toMatchObject({ status: 422, body: { code: 'too-many-proposals', maximum: 20 } });
});
