import { afterEach, expect, test, vi } from 'vitest';
import { startDemoLogin } from './server.ts';
import type { DemoLogin, DemoLoginOptions } from './server.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

function start(change: Partial<DemoLoginOptions> = {}): Promise<DemoLogin> {
  return startDemoLogin({
    host: '127.0.0.1',
    port: 0,
    redirectUris: ['http://127.0.0.1:3000/v1/session/callback'],
    clientId: 'wijkbegroting',
    clientAuthentication: { secret: 'secret-of-the-test-of-the-demo-login' },
    log: () => undefined,
    ...change,
  });
}

test.each([
  ['NODE_ENV', 'production'],
  ['MODE', 'production'],
])('not with %s=%s', async (name, value) => {
  vi.stubEnv(name, value);
  await expect(start()).rejects.toThrow('never runs in production');
});

test.each<Partial<DemoLoginOptions>>([
  { host: '0.0.0.0' },
  { host: '::' },
  { host: '192.168.1.10' },
  { issuer: 'https://inloggen.example' },
  { redirectUris: ['https://wijkbegroting.example/v1/session/callback'] },
])('not with %o', async (change) => {
  await expect(start(change)).rejects.toThrow(/is not (on )?a loopback address/);
});

test('not without a website to go back to', async () => {
  await expect(start({ redirectUris: [] })).rejects.toThrow('redirect URI');
});

test('under another loopback name', async () => {
  const issuer = 'http://localhost:9010';
  const other = await start({ issuer });
  expect(other.url).toBe(issuer);
  await other.close();
});
