import crypto from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf, type Json } from '../../../test/helpers/call.ts';
import {
  draftPlan,
  draftRound,
  MOMENTS,
  OTHER_WIJK,
  publishedRound,
  RESIDENT,
  sentInPlan,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';

const held = testApp();

let round: string;
let proposer: SignedIn;
let official: SignedIn;
let supported: string;
let unsupported: string;

beforeEach(async () => {
  held.now = MOMENTS.submit;
  round = await publishedRound(held);
  proposer = await signedIn(held, RESIDENT);
  official = await staff(held, 'official');
  unsupported = await sentInPlan(held, round, proposer);
  supported = await sentInPlan(held, round, proposer);
  await call(held, `PUT /v1/proposals/${supported}/support`, { as: await signedIn(held, RESIDENT) });
  held.now = MOMENTS.check;
});

const judge = (id: string, verdict: Json, as = official) =>
  call(held, `PUT /v1/proposals/${id}/verdict`, { as, body: verdict });
const FEASIBLE = { outcome: 'feasible', costCents: 1_000_000, reason: 'Het kan.' };

test('officials see what waits first, with support, deadline and whom to ask', async () => {
  const answer = await call(held, `GET /v1/rounds/${round}/feasibility-checks`, { as: official });
  expect(answer).toMatchObject({
    status: 200,
    body: {
      opensAt: '2027-04-05T08:00:00.000Z',
      closesAt: '2027-05-09T22:00:00.000Z',
      supportThreshold: 1,
      total: 2,
      items: [
        {
          proposalId: supported,
          status: 'awaitingCheck',
          supportCount: 1,
          hasEnoughSupport: true,
          costEstimateCents: 960_000,
          contact: { name: 'Testpersoon', email: null },
          verdict: null,
        },
        { proposalId: unsupported, status: 'belowThreshold', supportCount: 0, hasEnoughSupport: false },
      ],
    },
  });
});

test('drafts and withdrawn plans are not in the queue, judged ones stand last', async () => {
  const draft = await draftPlanInTime();
  await judge(supported, FEASIBLE);
  await call(held, `POST /v1/proposals/${unsupported}/withdrawal`, { as: proposer });
  const items = itemsOf(await call(held, `GET /v1/rounds/${round}/feasibility-checks`, { as: official }));
  expect(items).toMatchObject([{ proposalId: supported, status: 'feasible', verdict: { ...FEASIBLE } }]);
  expect(items.map(({ proposalId }) => proposalId)).not.toContain(draft);
});

async function draftPlanInTime(): Promise<string> {
  held.now = MOMENTS.submit;
  const id = await draftPlan(held, round, proposer);
  held.now = MOMENTS.check;
  return id;
}

test.each([
  ['feasible', 1_500_000],
  ['feasibleWithChanges', 1],
  ['notFeasible', null],
  ['forwarded', null],
])('%s: the verdict, both prices and the reason are public at once', async (outcome, costCents) => {
  const verdict = { outcome, costCents, reason: 'De grond is van de gemeente.' };
  const answer = await judge(supported, verdict);
  expect(answer).toMatchObject({ status: 200, body: { proposalId: supported, status: outcome, verdict } });
  expect((await call(held, `GET /v1/proposals/${supported}`)).body).toMatchObject({
    status: outcome,
    costEstimateCents: 960_000,
    costCents,
    verdict: { ...verdict, judgedAt: held.now.toISOString() },
  });
  const as = await staff(held, 'auditor');
  expect(itemsOf(await call(held, `GET /v1/audit-events?round=${round}&limit=1`, { as }))).toMatchObject([
    { type: 'proposal-judged', accountId: official.accountId, subjectId: supported, facts: { outcome, costCents } },
  ]);
});

test('a verdict is given once', async () => {
  await judge(supported, FEASIBLE);
  expect(await judge(supported, FEASIBLE)).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
});

test('of ten officials who judge at once, one is first', async () => {
  const answers = await Promise.all(Array.from({ length: 10 }, () => judge(supported, FEASIBLE)));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array.from({ length: 9 }, () => 409)]);
});

test.each<[string, Json, Json]>([
  ['no reason', { ...FEASIBLE, reason: '  ' }, { code: 'verdict-without-reason' }],
  ['no cost', { ...FEASIBLE, costCents: null }, { code: 'verdict-without-cost' }],
  [
    'a cost of nothing',
    { ...FEASIBLE, costCents: 0 },
    { code: 'verdict-cost-out-of-range', minimumCents: 1, maximumCents: 1_500_000 },
  ],
  ['a cost above the maximum', { ...FEASIBLE, costCents: 1_500_001 }, { code: 'verdict-cost-out-of-range' }],
  [
    'a cost that means nothing',
    { outcome: 'notFeasible', costCents: 1, reason: 'Nee' },
    { code: 'verdict-with-needless-cost' },
  ],
])('a verdict with %s does not stand', async (_name, verdict, error) => {
  expect(await judge(supported, verdict)).toMatchObject({
    status: 422,
    body: { code: 'verdict-invalid', errors: [error] },
  });
  expect((await call(held, `GET /v1/proposals/${supported}`)).body).toMatchObject({
    status: 'awaitingCheck',
    verdict: null,
  });
});

test('a plan without enough support is not judged', async () => {
  expect(await judge(unsupported, FEASIBLE)).toMatchObject({
    status: 409,
    body: { code: 'support-not-enough', supportCount: 0, threshold: 1 },
  });
});

test('judging is for the phase of the check', async () => {
  for (const moment of [MOMENTS.submit, new Date('2027-05-09T22:00:00Z'), MOMENTS.vote]) {
    held.now = moment;
    expect(await judge(supported, FEASIBLE)).toMatchObject({
      status: 409,
      body: { code: 'phase-not-open', phase: 'check' },
    });
  }
});

test('a draft is not judged, nor what does not exist', async () => {
  expect(await judge(await draftPlanInTime(), FEASIBLE)).toMatchObject({
    status: 409,
    body: { code: 'transition-refused' },
  });
  expect(await judge(crypto.randomUUID(), FEASIBLE)).toMatchObject({ status: 404, body: { code: 'proposal-unknown' } });
});

test('officials of elsewhere neither see nor judge', async () => {
  const elsewhere = await staff(held, 'official', OTHER_WIJK);
  expect((await judge(supported, FEASIBLE, elsewhere)).status).toBe(403);
  expect((await call(held, `GET /v1/rounds/${round}/feasibility-checks`, { as: elsewhere })).status).toBe(403);
});

test('a draft round has nothing to check', async () => {
  const draft = await draftRound(held, { phases: [] });
  expect((await call(held, `GET /v1/rounds/${draft}/feasibility-checks`, { as: official })).status).toBe(404);
});
