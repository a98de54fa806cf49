import pg from 'pg';
import { expect, test } from 'vitest';
import { testApp } from '../../test/helpers/app.ts';
import { asOwner } from '../../test/helpers/owner.ts';
import { type Databases, isAway, openDatabases, withLockHeld } from './client.ts';

const held = testApp();

test('a lock is held over several transactions, by one at a time, and gone after a throw as well', async () => {
  const seen: string[] = [];
  const twice = (name: string): Promise<void> =>
    withLockHeld(held.databases.roll, 7n, async (db) => {
      for (const half of [1, 2]) {
        await db.transaction((tx) => tx.execute('SELECT'));
        seen.push(`${name}${String(half)}`);
      }
      if (name === 'b') throw new Error('broken');
    });
  const done = await Promise.allSettled(['a', 'b', 'c', 'd'].map(twice));
  expect(done.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  expect(seen).toHaveLength(8);
  for (let at = 0; at < 8; at += 2) expect(seen[at + 1]).toBe(seen[at]!.replace('1', '2'));
  const left =
    "SELECT FROM pg_locks JOIN pg_database ON oid = database WHERE datname = current_database() AND locktype = 'advisory'";
  expect(await asOwner(held, left)).toEqual([]);
});

test('a connection that breaks in the middle of a transaction fails that one, and not the process', async () => {
  const text = `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'wijkbegroting-roll'`;
  const work = async (db: Pick<Databases['roll'], 'execute'>): Promise<void> => {
    await asOwner(held, text);
    await db.execute('SELECT');
  };
  await expect(held.databases.roll.transaction(work)).rejects.toThrow();
  await expect(withLockHeld(held.databases.roll, 8n, work)).rejects.toThrow();
  await expect(held.databases.roll.execute('SELECT')).resolves.toBeDefined();
});

const thrownBy = (work: Promise<unknown>): Promise<unknown> =>
  work.then(() => undefined).catch((error: unknown) => error);

test('a database that cannot be reached is away; one that refuses what it was asked is not', async () => {
  const nobody = 'postgres://127.0.0.1:1/nobody';
  const gone = openDatabases({ site: nobody, roll: nobody, urn: nobody });
  expect(isAway(await thrownBy(gone.urn.execute('SELECT')))).toBe(true);
  await gone.close();
  const stopped = held.databases.urn.transaction(async (tx) => {
    const text =
      "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = 'wijkbegroting-urn'";
    await asOwner(held, `${text} AND datname = current_database()`);
    await tx.execute('SELECT');
  });
  expect(isAway(await thrownBy(stopped))).toBe(true);
  expect(isAway(await thrownBy(held.databases.urn.execute('SELECT nothing')))).toBe(false);
  expect(isAway(new Error('something else'))).toBe(false);
});

test.each([
  ['53100', true], // disk full
  ['53300', true], // too many connections
  ['57P01', true], // the server stops
  ['08006', true], // the connection broke
  ['23505', false], // not unique
  ['40001', false], // a collision
  ['57014', false], // it took too long
])('error %s of the database: away is %s', (code, away) => {
  const error = new pg.DatabaseError('', 0, 'error');
  error.code = code;
  expect(isAway(error)).toBe(away);
});
