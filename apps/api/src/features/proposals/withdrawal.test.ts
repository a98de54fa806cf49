import { expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf } from '../../../test/helpers/call.ts';
import {
  draftPlan,
  OTHER_WIJK,
  planContent,
  publishedRound,
  RESIDENT,
  sentInPlan,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';

const held = testApp();

const resident = (): Promise<SignedIn> => signedIn(held, RESIDENT);

test('a withdrawn plan is gone for everyone but its proposer and the gemeente', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await sentInPlan(held, round, as);
  await call(held, `POST /v1/proposals/${id}/withdrawal`, { as });
  expect((await call(held, `GET /v1/proposals/${id}`)).status).toBe(404);
  expect((await call(held, `GET /v1/proposals/${id}`, { as })).body).toMatchObject({ status: 'withdrawn' });
  const gemeente = [await staff(held, 'official'), await staff(held, 'administrator')];
  for (const one of gemeente) expect((await call(held, `GET /v1/proposals/${id}`, { as: one })).status).toBe(200);
  const others = [
    await staff(held, 'official', OTHER_WIJK),
    await staff(held, 'approver'),
    await staff(held, 'auditor'),
  ];
  for (const one of others) expect((await call(held, `GET /v1/proposals/${id}`, { as: one })).status).toBe(404);
  expect(await call(held, `POST /v1/proposals/${id}/withdrawal`, { as })).toMatchObject({
    status: 409,
    body: { code: 'transition-refused' },
  });
  const events = itemsOf(await call(held, `GET /v1/audit-events?round=${round}`, { as: await staff(held, 'auditor') }));
  expect(events[0]).toMatchObject({ type: 'proposal-withdrawn' });
});

test('a draft that is withdrawn stays for its proposer alone', async () => {
  const round = await publishedRound(held);
  const as = await resident();
  const id = await draftPlan(held, round, as);
  await call(held, `POST /v1/proposals/${id}/withdrawal`, { as });
  expect((await call(held, `GET /v1/proposals/${id}`, { as })).status).toBe(200);
  const official = await staff(held, 'official');
  expect((await call(held, `GET /v1/proposals/${id}`, { as: official })).status).toBe(404);
});

test.each([
  ['draft', draftPlan],
  ['plan that was sent in', sentInPlan],
])('a %s that is withdrawn counts: starting and withdrawing ends', async (_what, make) => {
  const round = await publishedRound(held);
  const as = await resident();
  for (let n = 0; n < 30; n += 1) {
    const id = await make(held, round, as);
    expect((await call(held, `POST /v1/proposals/${id}/withdrawal`, { as })).status).toBe(200);
  }
  const start = (who: SignedIn, where: string) =>
    call(held, `POST /v1/rounds/${where}/proposals`, { as: who, body: planContent() });
  expect(await start(as, round)).toMatchObject({ status: 422, body: { code: 'too-many-withdrawn', maximum: 30 } });
  expect((await start(await resident(), round)).status).toBe(201);
  expect((await start(as, await publishedRound(held))).status).toBe(201);
});
