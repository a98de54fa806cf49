import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf } from '../../../test/helpers/call.ts';
import { draftRound, OTHER_WIJK, PARKWIJK, publishedRound, staff } from '../../../test/helpers/factories.ts';

const held = testApp();

test('auditor and administrator read what was done in their areas, newest first', async () => {
  const here = await publishedRound(held);
  const there = await draftRound(held, { areaCodes: [OTHER_WIJK] });
  for (const role of ['auditor', 'administrator'] as const) {
    const all = itemsOf(await call(held, 'GET /v1/audit-events', { as: await staff(held, role) }));
    expect(all).toMatchObject([
      { type: 'round-created', roundId: there },
      { type: 'round-published', roundId: here, accountName: 'Testpersoon', facts: {}, at: held.now.toISOString() },
      { type: 'round-created', roundId: here },
    ]);
    const some = itemsOf(await call(held, 'GET /v1/audit-events', { as: await staff(held, role, PARKWIJK) }));
    expect(some.map(({ roundId }) => roundId)).toEqual([here, here]);
  }
});

test('pages go back in time without gaps', async () => {
  const round = await publishedRound(held);
  const as = await staff(held, 'auditor');
  const first = await call(held, `GET /v1/audit-events?round=${round}&limit=1`, { as });
  expect(itemsOf(first)).toMatchObject([{ type: 'round-published' }]);
  const second = await call(
    held,
    `GET /v1/audit-events?round=${round}&limit=1&before=${String(first.body['nextBefore'])}`,
    { as },
  );
  expect(itemsOf(second)).toMatchObject([{ type: 'round-created' }]);
  const third = await call(
    held,
    `GET /v1/audit-events?round=${round}&limit=1&before=${String(second.body['nextBefore'])}`,
    { as },
  );
  expect(third.body).toEqual({ items: [], nextBefore: null });
});

test('only events of one type', async () => {
  const round = await publishedRound(held);
  const as = await staff(held, 'auditor');
  const some = await call(held, `GET /v1/audit-events?round=${round}&type=round-created`, { as });
  expect(itemsOf(some).map(({ type }) => type)).toEqual(['round-created']);
  expect(itemsOf(await call(held, 'GET /v1/audit-events?type=never-happened', { as }))).toEqual([]);
});

test('a round of elsewhere shows nothing', async () => {
  const there = await draftRound(held, { areaCodes: [OTHER_WIJK] });
  const as = await staff(held, 'auditor', PARKWIJK);
  expect(itemsOf(await call(held, `GET /v1/audit-events?round=${there}`, { as }))).toEqual([]);
});

test.each(['limit=0', 'limit=101', 'before=0', 'before=x', 'round=A', 'type=Round Created', 'page=2'])(
  '%s is refused',
  async (query) => {
    const as = await staff(held, 'auditor');
    expect((await call(held, `GET /v1/audit-events?${query}`, { as })).status).toBe(400);
  },
);

test.each(['UPDATE site.audit_event SET type = type', 'DELETE FROM site.audit_event', 'TRUNCATE site.audit_event'])(
  'the log is append only: %s',
  async (statement) => {
    await publishedRound(held);
    await expect(held.databases.site.execute(sql.raw(statement))).rejects.toThrow();
  },
);
