import crypto from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import {
  at,
  BUURT_ELSEWHERE,
  draftPlan,
  MOMENTS,
  publishedRound,
  RESIDENT,
  sentInPlan,
  type SignedIn,
} from '../../../test/helpers/factories.ts';
import { session, support } from '../../database/schema/site.ts';

const held = testApp();

const resident = (): Promise<SignedIn> => signedIn(held, RESIDENT);

const put = (id: string, as: SignedIn) => call(held, `PUT /v1/proposals/${id}/support`, { as });
const end = (id: string, as: SignedIn) => call(held, `DELETE /v1/proposals/${id}/support`, { as });

async function plan(): Promise<string> {
  return sentInPlan(held, await publishedRound(held), await resident());
}

test('support counts once a person, and can be taken back', async () => {
  const id = await plan();
  const [one, other] = [await resident(), await resident()];
  expect(await put(id, one)).toMatchObject({ status: 200, body: { supportedByViewer: true, supportCount: 1 } });
  expect(await put(id, one)).toMatchObject({ status: 200, body: { supportCount: 1 } });
  expect(await put(id, other)).toMatchObject({ status: 200, body: { supportCount: 2 } });
  expect((await call(held, `GET /v1/proposals/${id}`, { as: one })).body).toMatchObject({
    supportCount: 2,
    supportedByViewer: true,
    status: 'awaitingCheck',
  });
  expect(await end(id, one)).toMatchObject({ status: 200, body: { supportedByViewer: false, supportCount: 1 } });
  expect(await end(id, one)).toMatchObject({ status: 200, body: { supportCount: 1 } });
});

test('a round adds up the support of all plans that everyone can read', async () => {
  const round = await publishedRound(held);
  const proposer = await resident();
  const [kept, withdrawn] = [await sentInPlan(held, round, proposer), await sentInPlan(held, round, proposer)];
  const [one, other] = [await resident(), await resident()];
  for (const as of [one, other]) await put(kept, as);
  await put(withdrawn, one);
  expect((await call(held, `GET /v1/rounds/${round}`)).body).toMatchObject({ supportCount: 3 });
  await call(held, `POST /v1/proposals/${withdrawn}/withdrawal`, { as: proposer });
  expect((await call(held, `GET /v1/rounds/${round}`)).body).toMatchObject({ supportCount: 2 });
});

test('fifty requests of one person at once leave one row', async () => {
  const id = await plan();
  const as = await resident();
  const answers = await Promise.all(Array.from({ length: 50 }, () => put(id, as)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await held.databases.site.$count(support, eq(support.proposalId, id))).toBe(1);
});

test('fifty people at once are fifty', async () => {
  const id = await plan();
  const people = await Promise.all(Array.from({ length: 50 }, resident));
  const answers = await Promise.all(people.map((as) => put(id, as)));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect((await call(held, `GET /v1/proposals/${id}`)).body).toMatchObject({ supportCount: 50 });
});

test('giving and taking back at once ends in one of the two', async () => {
  const id = await plan();
  const as = await resident();
  const answers = await Promise.all(Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? put(id, as) : end(id, as))));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await held.databases.site.$count(support, eq(support.proposalId, id))).toBeLessThanOrEqual(1);
});

test.each([
  ['living elsewhere in the gemeente', { buurtCode: BUURT_ELSEWHERE }, 200],
  ['whose home is unknown', {}, 403],
  ['living in a buurt that we do not know', { buurtCode: 'BU03979999' }, 403],
])('someone %s', async (_who, person, status) => {
  expect((await put(await plan(), await signedIn(held, person))).status).toBe(status);
});

test('another gemeente is another gemeente, also when its buurten are unknown', async () => {
  const as = await signedIn(held, { buurtCode: 'BU03979999' });
  await held.databases.site.update(session).set({ gemeenteCode: 'GM0397' }).where(eq(session.accountId, as.accountId));
  expect(await put(await plan(), as)).toMatchObject({
    status: 403,
    body: { code: 'not-eligible', reasons: [{ code: 'outside-gemeente' }] },
  });
});

test('support moves only while its phase is open', async () => {
  const id = await plan();
  const as = await resident();
  for (const moment of [new Date('2027-04-04T22:00:00Z'), MOMENTS.check, MOMENTS.vote]) {
    for (const change of [put, end]) {
      expect(await at(held, moment, () => change(id, as))).toMatchObject({
        status: 409,
        body: { code: 'phase-not-open', phase: 'support', closesAt: '2027-04-04T22:00:00.000Z' },
      });
    }
  }
  expect((await at(held, new Date('2027-04-04T21:59:59.999Z'), () => put(id, as))).status).toBe(200);
});

test('nobody supports a draft, not even their own', async () => {
  const round = await publishedRound(held);
  const proposer = await resident();
  const id = await draftPlan(held, round, proposer);
  expect(await put(id, proposer)).toMatchObject({
    status: 409,
    body: { code: 'proposal-not-supportable', proposalStatus: 'draft' },
  });
  expect(await put(id, await resident())).toMatchObject({ status: 404, body: { code: 'proposal-unknown' } });
});

test('a proposer may support the own plan once it is sent in', async () => {
  const proposer = await resident();
  const id = await sentInPlan(held, await publishedRound(held), proposer);
  expect((await put(id, proposer)).status).toBe(200);
});

test('there is no support for what does not exist', async () => {
  expect((await put(crypto.randomUUID(), await resident())).status).toBe(404);
  expect((await put('geen-plan', await resident())).status).toBe(400);
});

test('a plan without enough support at the end stays below the threshold', async () => {
  const id = await plan();
  expect(await at(held, MOMENTS.check, () => call(held, `GET /v1/proposals/${id}`))).toMatchObject({
    body: { status: 'belowThreshold' },
  });
});
