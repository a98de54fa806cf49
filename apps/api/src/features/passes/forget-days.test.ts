import crypto from 'node:crypto';
import { addDays, dayOf } from '@wijkbegroting/domain';
import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { device, type Election, openedElection } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { forgetDaysBefore } from './store.ts';

const held = testApp();
const DAY = 86_400_000;
let election: Election;

beforeAll(async () => {
  election = await openedElection(held, { people: 40, vote: { opensIn: -DAY, closesIn: 30 * DAY } });
});

const asked = new Map<string, unknown>();

async function collect(code: string, address: string): Promise<Record<string, unknown>> {
  const blindedMessage = Buffer.alloc(384, 1 + (asked.size % 100)).toString('base64url');
  const body = asked.get(code) ?? {
    code,
    birthYear: 1984,
    blindedMessage,
    device: crypto.randomBytes(16).toString('base64url'),
  };
  asked.set(code, body);
  const answer = await device(held, address).post(`/v1/rounds/${election.id}/passes`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Record<string, unknown>;
}

interface Trace extends Record<string, unknown> {
  readonly id: string;
  readonly day: string | null;
  readonly number: string;
}

const traces = (table: 'entry' | 'code', columns: string): Promise<readonly Trace[]> =>
  asOwner<Trace>(held, `SELECT ${columns}, xmin::text AS number FROM roll.${table} WHERE round_id = $1 ORDER BY ctid`, [
    election.id,
  ]);

test('after the night nothing tells on which day or in which order passes were collected', async () => {
  const today = dayOf(held.now);
  const codes = [...election.codes.values()];
  const earlier = codes.slice(0, 10);
  for (const [at, code] of earlier.entries()) await collect(code, `198.51.100.${at}`);
  held.now = new Date(held.now.getTime() + DAY);
  for (const [at, code] of codes.slice(10, 15).entries()) await collect(code, `203.0.113.${at}`);
  await forgetDaysBefore(held.databases.roll, addDays(today, 1));

  const entries = await traces('entry', 'id, day::text AS day');
  expect(entries).toHaveLength(40);
  expect(new Set(entries.map(({ number }) => number)).size).toBe(1);
  expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted());
  expect(entries.flatMap(({ day }) => day ?? [])).toEqual(Array(5).fill(addDays(today, 1)));
  const used = await traces('code', "encode(code_hash, 'hex') AS id, NULL AS day");
  expect(new Set(used.map(({ number }) => number)).size).toBe(1);
  expect(used.map(({ id }) => id)).toEqual(used.map(({ id }) => id).toSorted());
  const [locks] = await asOwner<{ n: number }>(
    held,
    "SELECT count(*)::int AS n FROM roll.code WHERE xmax::text <> '0'",
  );
  expect(locks?.n).toBe(0);
});

test('who lost the reply of an earlier day still gets the same pass, without the day', async () => {
  const [first = ''] = election.codes.values();
  const again = await collect(first, '198.51.100.77');
  expect(again).toMatchObject({ day: null });
});

test('nothing else of somebody who has a pass can change, and a day cannot be made up', async () => {
  for (const change of ["state = 'open'", "day = '2020-01-01'", "blind_signature = decode(repeat('00', 384), 'hex')"]) {
    const text = `UPDATE roll.entry SET ${change} WHERE round_id = $1 AND state = 'issued'`;
    await expect(asOwner(held, text, [election.id]), change).rejects.toMatchObject({ code: '23001' });
  }
  await expect(asOwner(held, "DELETE FROM roll.entry WHERE state = 'issued'")).rejects.toMatchObject({ code: '23001' });
});
