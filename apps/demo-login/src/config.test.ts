import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const KEY = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' };
const WHOLE = {
  PORT: '9010',
  REDIRECT_URIS: 'http://127.0.0.1:3000/callback, http://localhost:3000/callback',
  CLIENT_ID: 'wijkbegroting',
  CLIENT_JWKS: JSON.stringify({ keys: [KEY] }),
};

test('a whole environment is read, with the loopback address as default host', () => {
  expect(readConfig(WHOLE)).toEqual({
    ok: true,
    value: {
      host: '127.0.0.1',
      port: 9010,
      issuer: undefined,
      redirectUris: ['http://127.0.0.1:3000/callback', 'http://localhost:3000/callback'],
      clientId: 'wijkbegroting',
      clientAuthentication: { keys: [KEY] },
    },
  });
});

test('a secret may take the place of keys', () => {
  const secret = 's'.repeat(32);
  const config = readConfig({ ...WHOLE, CLIENT_JWKS: undefined, CLIENT_SECRET: secret });
  expect(config.ok && config.value.clientAuthentication).toEqual({ secret });
});

test('an empty environment names everything that misses', () => {
  const config = readConfig({});
  expect(config.ok ? [] : config.errors).toHaveLength(4);
});

test.each([
  ['a port that is no number', { PORT: '80a' }],
  ['an empty port', { PORT: '' }],
  ['a port out of range', { PORT: '70000' }],
  ['keys and a secret', { CLIENT_SECRET: 's'.repeat(32) }],
  ['a short secret', { CLIENT_JWKS: undefined, CLIENT_SECRET: 'short' }],
  ['keys that are no JSON', { CLIENT_JWKS: '{' }],
  ['no keys', { CLIENT_JWKS: '{"keys":[]}' }],
  ['a private key', { CLIENT_JWKS: JSON.stringify({ keys: [{ ...KEY, d: 'd' }] }) }],
  ['a shared key', { CLIENT_JWKS: JSON.stringify({ keys: [{ kty: 'oct', k: 'k' }] }) }],
])('%s is refused', (_name, change) => {
  const config = readConfig({ ...WHOLE, ...change });
  expect(config.ok ? [] : config.errors).toHaveLength(1);
});
