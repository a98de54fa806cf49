import crypto from 'node:crypto';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { device, type Election, openedElection } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let election: Election;
let codes: Iterator<string>;

beforeAll(async () => {
  election = await openedElection(held, { people: 12, vote: { opensIn: -HOUR, closesIn: 30 * DAY } });
  codes = election.codes.values();
});

afterEach(() => {
  vi.useRealTimers();
});

async function collect(from: string): Promise<number> {
  const blindedMessage = Buffer.alloc(384, 1).toString('base64url');
  const own = crypto.randomBytes(16).toString('base64url');
  const body = { code: String(codes.next().value), birthYear: 1984, blindedMessage, device: own };
  return (await device(held, from).post(`/v1/rounds/${election.id}/passes`, body)).status;
}

test('nothing in the database tells which network a count is of: not by its key, nor by the number of a transaction', async () => {
  expect(await collect('198.51.100.7')).toBe(200);
  const keys = await asOwner(held, "SELECT FROM pg_tables WHERE schemaname = 'roll' AND tablename = 'counting_key'");
  expect(keys).toEqual([]);
  const [rows] = await asOwner<{ counts: string[]; others: string[] }>(
    held,
    `SELECT (SELECT array_agg(xmin::text) FROM roll.collection_count) AS counts,
       (SELECT array_agg(number) FROM (SELECT xmin::text AS number FROM roll.entry UNION SELECT xmax::text FROM roll.entry
         UNION SELECT xmin::text FROM roll.code UNION SELECT xmax::text FROM roll.code) AS of_people) AS others`,
  );
  expect(rows!.counts).toHaveLength(2);
  expect(rows!.others).not.toEqual(expect.arrayContaining([rows!.counts[0]]));
  expect(rows!.others).not.toEqual(expect.arrayContaining([rows!.counts[1]]));
});

test('a running server throws the counts of earlier days away, at its start and every hour, though nobody collects', async () => {
  const days = async (): Promise<number> => {
    const [left] = await asOwner<{ n: number }>(
      held,
      `SELECT count(*)::int AS n FROM (SELECT day FROM roll.collection_count UNION ALL SELECT day FROM roll.failed_attempt
         UNION ALL SELECT day FROM roll.failure_budget) AS kept`,
    );
    return left!.n;
  };
  const tomorrow = new Date(held.now.getTime() + DAY);
  await collect('198.51.100.8');
  expect(await days()).toBeGreaterThan(0);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  held.now = tomorrow;
  await held.app.listen({ host: '127.0.0.1', port: 0 });
  await vi.waitFor(async () => {
    expect(await days()).toBe(0);
  });
  expect(await collect('198.51.100.9')).toBe(200);
  vi.advanceTimersByTime(HOUR);
  await collect('198.51.100.10');
  expect(await days()).toBeGreaterThan(0);
  held.now = new Date(tomorrow.getTime() + DAY);
  vi.advanceTimersByTime(HOUR);
  await vi.waitFor(async () => {
    expect(await days()).toBe(0);
  });
});
