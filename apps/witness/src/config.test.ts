import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { formatVerifierKey, SIGNATURE_TYPES } from '@wijkbegroting/domain';
import { afterAll, expect, test } from 'vitest';
import { readConfig, readKeyConfig } from './config.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'witness-'));
const file = path.join(folder, 'config.json');
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const publicKey = new Uint8Array(32).fill(7);
const LOG_KEY = { name: 'wijkbegroting/parkwijk-2027', type: SIGNATURE_TYPES.ed25519, publicKey };
const CONFIG = {
  server: 'https://begroting.example.nl/',
  round: 'parkwijk-2027',
  logKey: formatVerifierKey(LOG_KEY),
  name: 'haarlem.nl/witness',
  keyFile: 'key.json',
  stateFile: '../state/last-head.note',
};

function write(config: unknown): void {
  fs.writeFileSync(file, JSON.stringify(config));
}

test('a whole config: paths from its own folder, no slash behind the server, a look every minute', () => {
  write(CONFIG);
  expect(readConfig(file)).toEqual({
    ...CONFIG,
    server: 'https://begroting.example.nl',
    logKey: LOG_KEY,
    keyFile: path.join(folder, 'key.json'),
    stateFile: path.resolve(folder, '../state/last-head.note'),
    everySeconds: 60,
  });
});

test('a server below a path, an absolute path and another pause', () => {
  write({ ...CONFIG, server: 'http://127.0.0.1:3000/wijk', stateFile: '/var/head', everySeconds: 5 });
  expect(readConfig(file)).toMatchObject({
    server: 'http://127.0.0.1:3000/wijk',
    stateFile: '/var/head',
    everySeconds: 5,
  });
});

test('to make a key, name and file of the key are enough', () => {
  write({ name: 'w', keyFile: 'key.json' });
  expect(readKeyConfig(file)).toEqual({ name: 'w', keyFile: path.join(folder, 'key.json') });
  expect(() => readConfig(file)).toThrow('server');
});

test.each<[Readonly<Record<string, unknown>>, string]>([
  [{ server: 'ftp://example.nl' }, 'server: an address that begins with http'],
  [{ server: 'begroting' }, 'server: an address that begins with http'],
  [{ server: 'https://a@example.nl' }, 'server: an address without'],
  [{ server: 'https://example.nl?a' }, 'server: an address without'],
  [{ round: '../x' }, 'round: the id of a round'],
  [{ logKey: 'x' }, 'logKey: this is not the text of a key (verifier-key-malformed)'],
  [
    { logKey: formatVerifierKey({ ...LOG_KEY, type: SIGNATURE_TYPES.cosignature }) },
    'logKey: this is the key of a witness',
  ],
  [{ name: 'a b' }, 'name: a name has no spaces'],
  [{ name: undefined }, 'name: '],
  [{ keyFile: '' }, 'keyFile: '],
  [{ everySeconds: 4 }, 'everySeconds: '],
  [{ everySeconds: 86_401 }, 'everySeconds: '],
  [{ everySeconds: 5.5 }, 'everySeconds: '],
  [{ colour: 'red' }, 'colour'],
])('%j is refused with its place', (change, message) => {
  write({ ...CONFIG, ...change });
  expect(() => readConfig(file)).toThrow(`${file}: `);
  expect(() => readConfig(file)).toThrow(message);
});
