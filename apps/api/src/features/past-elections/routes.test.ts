import { beforeAll, describe, expect, test } from 'vitest';
import { NOON, testApp } from '../../../test/helpers/app.ts';
import { type Answer, call, itemsOf } from '../../../test/helpers/call.ts';
import {
  at,
  BUURT_IN_PARKWIJK,
  HAARLEM,
  keptElection,
  OTHER_WIJK,
  PARKWIJK,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
let administrator: SignedIn;

beforeAll(async () => {
  administrator = await staff(held, 'administrator');
});

const remove = (id: string, body: unknown, as = administrator): Promise<Answer> =>
  call(held, `DELETE /v1/past-elections/${id}`, { as, body });
const rows = (id: string) => asOwner(held, 'SELECT * FROM site.past_election WHERE id = $1', [id]);
const events = (id: string) =>
  asOwner(held, 'SELECT type, account_id, round_id, facts FROM site.audit_event WHERE subject_id = $1 ORDER BY id', [
    id,
  ]);

describe('the list', () => {
  test('has the newest first, in parts, of one area when asked', async () => {
    const import_ = (hours: number, areaCode: string) =>
      at(held, new Date(NOON.getTime() + hours * 3_600_000), () => keptElection(held, { areaCode }));
    const older = await import_(1, OTHER_WIJK);
    const newer = await import_(2, PARKWIJK);
    const newest = await import_(3, HAARLEM);
    const list = async (query: string) => call(held, `GET /v1/past-elections?${query}`);
    const ids = async (query: string) => itemsOf(await list(query)).map(({ id }) => id);
    expect(await ids('limit=3')).toEqual([newest, newer, older]);
    expect(await ids('limit=1&offset=1')).toEqual([newer]);
    expect(await ids(`limit=2&areaCode=${BUURT_IN_PARKWIJK}`)).toEqual([newest, newer]);
    expect(await ids(`limit=2&areaCode=${OTHER_WIJK}`)).toEqual([newest, older]);
    const { body } = await list('limit=1&offset=1');
    expect(body).toMatchObject({ limit: 1, offset: 1 });
    expect(body['total']).toBe((await asOwner(held, 'SELECT FROM site.past_election')).length);
    expect(JSON.stringify(body)).not.toContain('META');
    expect((await list('areaCode=WK999999')).body).toEqual({ items: [], total: 0, limit: 24, offset: 0 });
  });

  test.each(['limit=0', 'limit=101', 'offset=-1', 'areaCode=x', 'page=2'])('%s is refused', async (query) => {
    expect((await call(held, `GET /v1/past-elections?${query}`)).status).toBe(400);
  });
});

describe('an administrator deletes an election', () => {
  test('with a reason, for good; its hash stays in the log', async () => {
    const id = await keptElection(held);
    const { body: facts } = await call(held, `GET /v1/past-elections/${id}`);
    expect((await remove(id, { reason: 'Verkeerde bestand' })).status).toBe(204);
    expect(await rows(id)).toEqual([]);
    for (const path of [id, `${id}/election.pb`]) {
      const answer = await call(held, `GET /v1/past-elections/${path}`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'past-election-unknown' } });
    }
    expect((await events(id)).slice(1)).toEqual([
      {
        type: 'past-election-deleted',
        account_id: administrator.accountId,
        round_id: null,
        facts: { areaCode: PARKWIJK, fileSha256: facts['fileSha256'], reason: 'Verkeerde bestand' },
      },
    ]);
    expect((await remove(id, { reason: 'Nog eens' })).status).toBe(404);
  });

  test('two at once delete it once', async () => {
    const id = await keptElection(held);
    const answers = await Promise.all([remove(id, { reason: 'Weg' }), remove(id, { reason: 'Weg' })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 404]);
    expect(await events(id)).toHaveLength(2);
  });

  test.each([
    {},
    { reason: '' },
    { reason: ' \n' },
    { reason: 'x'.repeat(1_001) },
    { reason: 'x', extra: 1 },
    undefined,
  ])('not with %j', async (body) => {
    const id = await keptElection(held);
    expect((await remove(id, body)).status).toBe(400);
    expect(await rows(id)).toHaveLength(1);
  });

  test('not elsewhere, and one that is not there is not there', async () => {
    const id = await keptElection(held);
    const elsewhere = await staff(held, 'administrator', OTHER_WIJK);
    expect(await remove(id, { reason: 'Weg' }, elsewhere)).toMatchObject({ status: 403 });
    expect(await remove('nergens', { reason: 'Weg' })).toMatchObject({
      status: 404,
      body: { code: 'past-election-unknown' },
    });
    expect(await rows(id)).toHaveLength(1);
  });
});

test('nobody can change an election that is kept', async () => {
  const id = await keptElection(held);
  const change = held.databases.site.execute(`UPDATE site.past_election SET title = 'Anders' WHERE id = '${id}'`);
  await expect(change).rejects.toHaveProperty('cause.code', '42501');
});

test('who may read the log of an area finds its elections there', async () => {
  const id = await keptElection(held);
  const seen = async (as: SignedIn) =>
    itemsOf(await call(held, 'GET /v1/audit-events?type=past-election-imported', { as })).map(
      ({ subjectId }) => subjectId,
    );
  expect(await seen(await staff(held, 'auditor', PARKWIJK))).toContain(id);
  expect(await seen(await staff(held, 'auditor', HAARLEM))).toContain(id);
  expect(await seen(await staff(held, 'auditor', OTHER_WIJK))).not.toContain(id);
});
