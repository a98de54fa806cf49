import { describe, expect, test } from 'vitest';
import { isLoopback, reasonsToRefuse, signsOfProduction } from './guard.ts';

const LOCAL = { host: '127.0.0.1', redirectUris: ['http://127.0.0.1:3000/v1/session/callback'] };

describe('isLoopback', () => {
  test.each(['127.0.0.1', '127.8.9.10', '::1', '[::1]', 'localhost', 'LOCALHOST'])('%s is this machine', (host) => {
    expect(isLoopback(host)).toBe(true);
  });
  test.each(['0.0.0.0', '::', '192.168.1.2', '10.0.0.1', '::ffff:192.168.1.2', '127.0.0.1.nip.io', 'localhost.nl', ''])(
    '"%s" may be somebody else’s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('signsOfProduction', () => {
  test.each([
    [{ NODE_ENV: 'production' }, 1],
    [{ MODE: 'production' }, 1],
    [{ NODE_ENV: ' Production ', MODE: 'prod' }, 2],
    [{ MODE: 'productie' }, 1],
    [{ NODE_ENV: 'test', MODE: 'demo' }, 0],
    [{}, 0],
  ])('%o gives %i', (environment, count) => {
    expect(signsOfProduction(environment)).toHaveLength(count);
  });
});

describe('reasonsToRefuse', () => {
  test('a demo on this machine is not refused', () => {
    expect(reasonsToRefuse({}, LOCAL)).toEqual([]);
    expect(reasonsToRefuse({}, { ...LOCAL, host: 'localhost', issuer: 'http://localhost:9010/' })).toEqual([]);
  });
  test.each([
    ['production', { NODE_ENV: 'production' }, LOCAL, /never runs in production/],
    ['every interface', {}, { ...LOCAL, host: '0.0.0.0' }, /HOST 0\.0\.0\.0/],
    ['a public issuer', {}, { ...LOCAL, issuer: 'https://inloggen.example' }, /ISSUER .* loopback/],
    ['an issuer with a path', {}, { ...LOCAL, issuer: 'http://127.0.0.1:9010/oidc' }, /ISSUER .* path/],
    ['a public website', {}, { ...LOCAL, redirectUris: ['https://stem.example/callback'] }, /REDIRECT_URIS/],
    ['another scheme', {}, { ...LOCAL, redirectUris: ['javascript:alert(1)'] }, /REDIRECT_URIS/],
  ])('%s is refused', (_name, environment, exposure, message) => {
    const reasons = reasonsToRefuse(environment, exposure);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatch(message);
  });
});
