import { expect, test } from 'vitest';
import { testApp } from '../../test/helpers/app.ts';
import { asOwner } from '../../test/helpers/owner.ts';
import { type Databases, withLockHeld } from './client.ts';

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
