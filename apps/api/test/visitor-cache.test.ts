import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { round } from '../src/database/schema/site.ts';
import { signedIn, testApp } from './helpers/app.ts';
import { call } from './helpers/call.ts';
import { publishedRound, RESIDENT, sentInPlan, type SignedIn } from './helpers/factories.ts';

const held = testApp(() => ({ visitorCacheMilliseconds: 60_000 }));
let id: string;
let resident: SignedIn;

beforeAll(async () => {
  id = await publishedRound(held);
  resident = await signedIn(held, RESIDENT);
});

/** Changes the title behind the back of the API, so that a kept answer can be told from a fresh one. */
async function retitle(title: string): Promise<void> {
  await held.databases.site.update(round).set({ title }).where(eq(round.id, id));
}

/** A write that has nothing to do with the round. */
const write = () => call(held, 'DELETE /v1/session', { as: { headers: { origin: resident.headers.origin } } });

const titleFor = async (as?: SignedIn) => (await call(held, `GET /v1/rounds/${id}`, as && { as })).body['title'];

test('visitors share an answer for a moment, whoever signed in gets their own', async () => {
  await retitle('Eerst');
  await write();
  expect(await titleFor()).toBe('Eerst');
  await retitle('Daarna');
  expect(await titleFor()).toBe('Eerst');
  expect(await titleFor(resident)).toBe('Daarna');
});

test('any write forgets what was kept', async () => {
  await titleFor();
  await retitle('Nieuw');
  await write();
  expect(await titleFor()).toBe('Nieuw');
});

test('a kept answer has the same headers, and can still be asked for by its etag', async () => {
  await write();
  const [first, second] = [await call(held, `GET /v1/rounds/${id}`), await call(held, `GET /v1/rounds/${id}`)];
  for (const name of ['content-type', 'cache-control', 'vary', 'etag', 'api-version', 'content-security-policy']) {
    expect(second.headers[name], name).toBe(first.headers[name]);
    expect(first.headers[name], name).toBeDefined();
  }
  const again = await held.app.inject({
    url: `/v1/rounds/${id}`,
    headers: { 'if-none-match': String(first.headers['etag']) },
  });
  expect(again.statusCode).toBe(304);
});

test('another query is another answer', async () => {
  await sentInPlan(held, id, resident);
  expect((await call(held, `GET /v1/rounds/${id}/proposals?limit=1`)).body).toMatchObject({ limit: 1 });
  expect((await call(held, `GET /v1/rounds/${id}/proposals?limit=2`)).body).toMatchObject({ limit: 2 });
});

test('what is not there is asked for every time', async () => {
  expect((await call(held, 'GET /v1/rounds/later')).status).toBe(404);
  await held.databases.site.execute(
    `INSERT INTO site.round SELECT 'later', title, tagline, organiser, about, fixed_points, decides, budget_cents, budget_source, rules,
       status, version, created_by, created_at, published_at, closed_at FROM site.round WHERE id = '${id}'`,
  );
  await held.databases.site.execute(
    `INSERT INTO site.round_area SELECT 'later', area_code FROM site.round_area WHERE round_id = '${id}'`,
  );
  expect((await call(held, 'GET /v1/rounds/later')).status).toBe(200);
});

test('many addresses do not fill the memory', async () => {
  await write();
  await titleFor();
  await retitle('Weg');
  for (let offset = 0; offset < 501; offset += 1)
    await call(held, `GET /v1/rounds/${id}/proposals?offset=${String(offset)}`);
  expect(await titleFor()).toBe('Weg');
});

test('what is personal is never kept', async () => {
  expect((await call(held, 'GET /v1/my-proposals', { as: resident })).status).toBe(200);
  expect((await call(held, 'GET /v1/my-proposals')).status).toBe(401);
  expect((await call(held, 'GET /v1/session', { as: resident })).body['account']).not.toBeNull();
  expect((await call(held, 'GET /v1/session')).body['account']).toBeNull();
});

test('a kept description of the API stays open to other sites', async () => {
  await write();
  for (let asked = 0; asked < 2; asked += 1) {
    const answer = await held.app.inject('/v1/openapi.json');
    expect(answer.headers['access-control-allow-origin']).toBe('*');
  }
});
