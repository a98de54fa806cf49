import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from './index.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-test-'));
fs.chmodSync(folder, 0o755);
const dataFolder = path.join(folder, 'postgres');
const password = 'only-for-this-test';
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('keeps what was written over a stop and a start', async () => {
  const first = await startEmbeddedPostgres({ dataFolder, password });
  await ask(first.url('postgres'), 'CREATE TABLE kept AS SELECT 42 AS answer');
  await first.stop();
  const second = await startEmbeddedPostgres({ dataFolder, password });
  expect(await ask(second.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await second.stop();
});

test('checksums and durable commits are on, and a wrong password is refused', async () => {
  const server = await startEmbeddedPostgres({ dataFolder, password });
  const settings = await ask(
    server.url('postgres'),
    "SELECT current_setting('data_checksums') AS sums, current_setting('fsync') AS fsync",
  );
  expect(settings).toEqual([{ sums: 'on', fsync: 'on' }]);
  await expect(ask(server.url('postgres').replace(password, 'wrong'), 'SELECT 1')).rejects.toThrow(/password/);
  await server.stop();
});

test('joins the server of a living process, and takes over from one that was killed hard', async () => {
  const starter = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
    import { startEmbeddedPostgres } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
    await startEmbeddedPostgres(${JSON.stringify({ dataFolder, password })});
    process.stdout.write('up');
    setInterval(() => {}, 1000);
  `,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise((resolve) => starter.stdout.once('data', resolve));
  const joined = await startEmbeddedPostgres({ dataFolder, password });
  expect(await ask(joined.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await joined.stop();
  expect(await ask(joined.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  starter.kill('SIGKILL');
  await new Promise((resolve) => starter.once('exit', resolve));
  const server = await startEmbeddedPostgres({ dataFolder, password });
  expect(await ask(server.url('postgres'), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  await server.stop();
});
