import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const ENVIRONMENT = {
  PATH: process.env['PATH'],
  PORT: '0',
  REDIRECT_URIS: 'http://127.0.0.1:3000/v1/session/callback',
  CLIENT_ID: 'wijkbegroting',
  CLIENT_SECRET: 'secret-of-the-test-of-the-demo-login',
};

async function run(change: Record<string, string>): Promise<{ code: number; errors: string }> {
  const child = spawn(process.execPath, [MAIN], {
    env: { ...ENVIRONMENT, ...change },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, errors };
}

async function firstMessage(child: ChildProcess): Promise<{ kind: string; url: string }> {
  const [message] = (await once(child, 'message')) as [{ kind: string; url: string }];
  return message;
}

test.each([
  [{ NODE_ENV: 'production' }, 'NODE_ENV=production: the demo login never runs in production'],
  [{ MODE: 'production', PORT: '' }, 'MODE=production: the demo login never runs in production'],
  [{ HOST: '0.0.0.0' }, 'HOST 0.0.0.0 is not a loopback address'],
  [{ CLIENT_ID: '' }, 'CLIENT_ID is missing'],
])('refuses %o with exit code 1', async (change, message) => {
  const { code, errors } = await run(change);
  expect(errors).toContain(message);
  expect(code).toBe(1);
});

test('tells its parent where it listens, and stops when the channel closes', async () => {
  const child = spawn(process.execPath, [MAIN], { env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const { kind, url } = await firstMessage(child);
  expect(kind).toBe('listening');
  const discovery = await fetch(`${url}/.well-known/openid-configuration`);
  expect(await discovery.json()).toMatchObject({ issuer: url });
  child.disconnect();
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('stops on SIGTERM', async () => {
  const child = spawn(process.execPath, [MAIN], { env: ENVIRONMENT, stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await firstMessage(child);
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('stops when a parent without a channel is killed', async () => {
  const script = `require('node:child_process').spawn(process.execPath, [${JSON.stringify(MAIN)}], { stdio: 'inherit' })`;
  const parent = spawn(process.execPath, ['-e', script], { env: ENVIRONMENT, stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(parent.stdout, 'data')) as [Buffer];
  expect(String(line)).toContain('listens on http://127.0.0.1:');
  parent.kill('SIGKILL');
  // The pipe closes when the last process that holds it, the demo login, has gone.
  await once(parent, 'close');
});
