import { type AuditHead, type AuditLink, EMPTY_AUDIT_CHAIN, followAuditChain, toHex } from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call, itemsOf, type Json } from '../../../test/helpers/call.ts';
import {
  draftRound,
  HAARLEM,
  OTHER_WIJK,
  PARKWIJK,
  publishedRound,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { extendAuditChain } from '../../database/audit-chain.ts';
import { LINKS_AT_ONCE } from './schemas.ts';

const held = testApp();
const START: AuditHead = { count: 0, head: toHex(EMPTY_AUDIT_CHAIN) };

/** Chains everything, as the server does every minute. */
async function chainAll(): Promise<void> {
  while ((await extendAuditChain(held.databases.site)) > 0);
}

interface Page {
  readonly count: number;
  readonly items: readonly AuditLink[];
}

async function pageAfter(as: SignedIn, after: number): Promise<Page> {
  const answer = await call(held, `GET /v1/audit-links?after=${String(after)}`, { as });
  expect(answer.status).toBe(200);
  return answer.body as unknown as Page;
}

/** Follows the whole chain page by page, as the page of the auditor does. */
async function follow(as: SignedIn): Promise<ReturnType<typeof followAuditChain>> {
  let at = START;
  for (;;) {
    const { count, items } = await pageAfter(as, at.count);
    const followed = followAuditChain(at, items);
    if (!followed.ok || items.length === 0) return followed;
    at = followed.value;
    expect(at.count).toBeLessThanOrEqual(count);
  }
}

/** More events than fit on a page. */
async function manyEvents(areaCode: string): Promise<void> {
  await asOwner(
    held,
    `INSERT INTO site.audit_event (at, type, facts)
     SELECT '2027-03-10T12:00:00Z', 'area-looked-at', jsonb_build_object('areaCode', $1::text, 'nr', n) FROM generate_series(1, $2::int) n`,
    [areaCode, LINKS_AT_ONCE],
  );
}

describe('the chain of staff events', () => {
  test('is followed over all pages by the auditor of one area, who reads nothing of another', async () => {
    const here = await publishedRound(held);
    const there = await draftRound(held, { areaCodes: [OTHER_WIJK] });
    await manyEvents(OTHER_WIJK);
    await publishedRound(held);
    await chainAll();
    const all = await follow(await staff(held, 'auditor', HAARLEM));
    expect(all.ok && all.value.count).toBeGreaterThan(LINKS_AT_ONCE);
    for (const role of ['auditor', 'administrator'] as const) {
      const as = await staff(held, role, PARKWIJK);
      expect(await follow(as)).toEqual(all);
      const { count, items } = await pageAfter(as, 0);
      expect(items).toHaveLength(LINKS_AT_ONCE);
      expect(all.ok && all.value.count).toBe(count);
      const shown = items.filter((link) => 'event' in link).map(({ event }) => event.roundId);
      expect(shown).toEqual([here, here]);
      expect(JSON.stringify(items)).not.toContain(there);
      expect(JSON.stringify(items)).not.toContain(OTHER_WIJK);
      for (const link of items.filter((one) => !('event' in one)))
        expect(Object.keys(link).toSorted()).toEqual(['head', 'position', 'recordSha256']);
    }
  });

  test('stands beside each event in the list, and is empty while the event waits', async () => {
    const round = await publishedRound(held);
    const as = await staff(held, 'auditor');
    const list = async (): Promise<readonly Json[]> =>
      itemsOf(await call(held, `GET /v1/audit-events?round=${round}`, { as }));
    expect(await list()).toMatchObject([
      { position: null, head: null },
      { position: null, head: null },
    ]);
    await chainAll();
    const [last, first] = await list();
    const { items } = await pageAfter(as, Number(first?.['position']) - 1);
    expect(items.map(({ position, head }) => ({ position, head }))).toEqual([
      { position: first?.['position'], head: first?.['head'] },
      { position: last?.['position'], head: last?.['head'] },
    ]);
  });

  test.each([PARKWIJK, OTHER_WIJK])(
    'shows an event of %s that the owner of the database changed, at its number',
    async (areaCode) => {
      await draftRound(held, { areaCodes: [areaCode] });
      await publishedRound(held);
      await chainAll();
      const as = await staff(held, 'auditor', PARKWIJK);
      const { count } = await pageAfter(as, 0);
      const position = count - 2;
      const change = (facts: string): Promise<unknown> =>
        asOwner(
          held,
          `UPDATE site.audit_event SET facts = ${facts}
           WHERE id = (SELECT event_id FROM site.audit_link WHERE position = ${String(position)})`,
        );
      await asOwner(held, 'ALTER TABLE site.audit_event DISABLE TRIGGER USER');
      await change(`facts || '{"version": 9}'`);
      expect(await follow(as)).toEqual({ ok: false, error: { code: 'audit-chain-broken', position } });
      await change(`facts - 'version'`);
      await asOwner(held, 'ALTER TABLE site.audit_event ENABLE TRIGGER USER');
      expect(await follow(as)).toMatchObject({ ok: true, value: { count } });
    },
  );

  test('has nothing after its end', async () => {
    await publishedRound(held);
    await chainAll();
    const as = await staff(held, 'auditor');
    const { count } = await pageAfter(as, 0);
    expect(await pageAfter(as, count)).toEqual({ count, items: [] });
  });

  test.each(['after=-1', 'after=x', 'after=01', 'limit=2'])('%s is refused', async (query) => {
    const as = await staff(held, 'auditor');
    expect((await call(held, `GET /v1/audit-links?${query}`, { as })).status).toBe(400);
  });
});
