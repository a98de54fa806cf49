import crypto from 'node:crypto';
import { dayOf, formatVotingCode, makeVotingCode } from '@wijkbegroting/domain';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { device, type Election, openedElection } from '../../../test/helpers/election.ts';
import { giveNewCode } from '../../../test/helpers/new-code.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { deleteCountsBefore } from './store.ts';

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

const unknownCode = (): string => formatVotingCode(makeVotingCode(crypto.randomBytes(10)));
const nextCode = (): string => String(codes.next().value);

interface Asked {
  readonly from?: string;
  readonly code?: string;
  readonly birthYear?: number;
}

async function collect({ from = '198.51.100.1', code = nextCode(), birthYear = 1984 }: Asked): Promise<string> {
  const blindedMessage = Buffer.alloc(384, 1).toString('base64url');
  const own = crypto.randomBytes(16).toString('base64url');
  const asked = { code, birthYear, blindedMessage, device: own };
  const { status, body } = await device(held, from).post(`/v1/rounds/${election.id}/passes`, asked);
  return status === 200 ? 'collected' : String((body as { code: unknown }).code);
}

test('the number of a transaction does not tell whose count it is', async () => {
  expect(await collect({ from: '198.51.100.7' })).toBe('collected');
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
  await collect({ from: '198.51.100.8' });
  await collect({ code: unknownCode() });
  expect(await days()).toBeGreaterThan(0);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  held.now = tomorrow;
  await held.app.listen({ host: '127.0.0.1', port: 0 });
  await vi.waitFor(async () => {
    expect(await days()).toBe(0);
  });
  expect(await collect({ from: '198.51.100.9' })).toBe('collected');
  vi.advanceTimersByTime(HOUR);
  await collect({ from: '198.51.100.10' });
  expect(await days()).toBeGreaterThan(0);
  held.now = new Date(tomorrow.getTime() + DAY);
  vi.advanceTimersByTime(HOUR);
  await vi.waitFor(async () => {
    expect(await days()).toBe(0);
  });
});

test('a code that was tried wrongly ten times stays locked, over the days, until there is a new one', async () => {
  const start = held.now;
  const [reference = '', code = ''] = [...election.codes].at(-1) ?? [];
  const told: string[] = [];
  for (let nr = 0; nr < 5; nr += 1) {
    held.now = new Date(start.getTime() + nr * DAY);
    await deleteCountsBefore(held.databases.roll, dayOf(held.now));
    for (const birthYear of [1981, 1982, 1983]) told.push(await collect({ code, birthYear }));
  }
  expect(told).toEqual([...Array<string>(10).fill('code-refused'), ...Array<string>(5).fill('code-locked')]);
  expect(await collect({ code })).toBe('code-locked');
  const { letter } = (await giveNewCode(held, election, reference)).body as { letter: { code: string } };
  expect(await collect({ code: letter.code })).toBe('collected');
});
