import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from './config.ts';

const secretsFile = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-config-')), 'secrets.json');
fs.writeFileSync(secretsFile, '{}');

const PRODUCTION = {
  MODE: 'production',
  PUBLIC_ORIGIN: 'https://begroting.example.nl',
  DATABASE_URL: 'postgres://db.example/wijkbegroting',
  OIDC_ISSUER: 'https://login.example',
  OIDC_CLIENT_ID: 'wijkbegroting',
  OIDC_CLIENT_SECRET: 'secret',
  SECRETS_FILE: secretsFile,
  TRUST_PROXY: '10.0.0.1/32',
};

test('an empty environment gives a demo on this machine', () => {
  expect(readConfig({})).toMatchObject({
    production: false,
    origin: 'http://127.0.0.1:3000',
    databaseUrls: undefined,
    oidc: undefined,
    trustedProxies: [],
    migrates: true,
  });
});

test('one database URL serves all areas, others move an area elsewhere', () => {
  const DATABASE_URL = 'postgres://one/x';
  expect(readConfig({ DATABASE_URL }).databaseUrls).toEqual({
    site: DATABASE_URL,
    roll: DATABASE_URL,
    urn: DATABASE_URL,
  });
  const urn = readConfig({ DATABASE_URL, DATABASE_URL_URN: 'postgres://two/y' }).databaseUrls?.urn;
  expect(urn).toBe('postgres://two/y');
});

test('a whole production environment is accepted', () => {
  expect(readConfig(PRODUCTION)).toMatchObject({ production: true, origin: 'https://begroting.example.nl' });
});

test.each([
  ['MODE', 'prodution', 'MODE'],
  ['PORT', 'http', 'PORT'],
  ['PUBLIC_ORIGIN', 'begroting', 'PUBLIC_ORIGIN'],
  ['DATABASE_URL_URN', 'postgres://two/y', 'DATABASE_URL'],
  ['OIDC_ISSUER', 'https://login.example', 'OIDC_CLIENT_ID'],
])('%s=%s is refused by name', (name, value, named) => {
  expect(() => readConfig({ [name]: value })).toThrow(named);
});

test.each([
  ['DATABASE_URL', undefined],
  ['OIDC_ISSUER', undefined],
  ['OIDC_ISSUER', 'http://login.example'],
  ['PUBLIC_ORIGIN', undefined],
  ['PUBLIC_ORIGIN', 'http://begroting.example.nl'],
  ['TRUST_PROXY', undefined],
  ['SECRETS_FILE', '/does/not/exist.json'],
])('production with %s=%s does not start', (name, value) => {
  expect(() => readConfig({ ...PRODUCTION, [name]: value })).toThrow(name);
});

test('NODE_ENV=production alone is production too', () => {
  expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(/DATABASE_URL[^]*OIDC_ISSUER[^]*PUBLIC_ORIGIN/);
});
