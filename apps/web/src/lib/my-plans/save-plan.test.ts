import { expect, test } from 'vitest';
import { createApi } from '#lib/api/client.ts';
import { savePlan } from './save-plan.ts';
import { contentOf, readTypedPlan, typedOf } from './typed-plan.ts';

const typed = { ...readTypedPlan(new FormData()), title: ' Bankje  ', proposerName: ' Ik ' };
const kept = (title: string, version: number) => ({
  ...contentOf({ ...typed, title }),
  proposerName: 'Ik',
  version,
  updatedAt: '2027-03-02T13:32:00Z',
});

/** An API that answers one PUT and then one GET. */
function answering(put: { status: number; body: unknown }, get?: unknown) {
  const asked: { method: string; body: unknown }[] = [];
  const api = createApi(async (input) => {
    const request = input as Request;
    asked.push({ method: request.method, body: request.method === 'PUT' ? await request.json() : undefined });
    const { status, body } = request.method === 'PUT' ? put : { status: 200, body: get };
    return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  });
  return { api, asked };
}

const save = (api: Parameters<typeof savePlan>[0]) => savePlan(api, '00000000-0000-4000-8000-000000000001', 3, typed);
const CHANGED = { status: 409, body: { code: 'proposal-changed-meanwhile', version: 4 } };

test('saves with the version that was seen', async () => {
  const { api, asked } = answering({ status: 200, body: kept('Bankje', 4) });
  expect(await save(api)).toEqual({ kind: 'saved', version: 4, at: '2027-03-02T13:32:00Z' });
  expect(asked[0]?.body).toMatchObject({ version: 3, title: 'Bankje', proposerName: 'Ik' });
});

test('another version comes back whole', async () => {
  const { api } = answering(CHANGED, kept('Anders', 4));
  expect(await save(api)).toMatchObject({
    kind: 'other-version',
    other: { version: 4, typed: typedOf(kept('Anders', 4)) },
  });
});

test('the same text under a later version was saved by an earlier try', async () => {
  const { api } = answering(CHANGED, kept('Bankje', 4));
  expect(await save(api)).toEqual({ kind: 'saved', version: 4, at: '2027-03-02T13:32:00Z' });
});

test('any other refusal is handed on', async () => {
  const { api } = answering({ status: 401, body: { code: 'not-signed-in' } });
  expect(await save(api)).toEqual({ kind: 'refused', problem: { code: 'not-signed-in', status: 401 } });
});
