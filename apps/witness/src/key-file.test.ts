import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { utf8 } from '@wijkbegroting/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sign, verify } from './ed25519.ts';
import { makeKeyFile, readKeyFile } from './key-file.ts';

let folder: string;
let keyFile: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'witness-'));
  keyFile = path.join(folder, 'keys/key.json');
});

afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

test('a key that was made is read again, and signs', () => {
  const made = makeKeyFile({ name: 'w', keyFile });
  const read = readKeyFile({ name: 'w', keyFile });
  expect(read).toEqual(made);
  expect(made.verifierKey).toMatchObject({ name: 'w', type: 0x04 });
  const signature = sign(utf8('a'), read.secretKey);
  expect(verify(signature, utf8('a'), made.verifierKey.publicKey)).toBe(true);
  expect(verify(signature, utf8('b'), made.verifierKey.publicKey)).toBe(false);
});

test('every key is another one, for its owner alone', () => {
  const one = makeKeyFile({ name: 'w', keyFile });
  const other = makeKeyFile({ name: 'w', keyFile: `${keyFile}2` });
  expect(one.secretKey).not.toEqual(other.secretKey);
  expect(fs.statSync(keyFile).mode & 0o777).toBe(0o600);
});

test('a key is never overwritten', () => {
  const made = makeKeyFile({ name: 'w', keyFile });
  expect(() => makeKeyFile({ name: 'w', keyFile })).toThrow('there is a key already');
  expect(readKeyFile({ name: 'w', keyFile })).toEqual(made);
});

test.each([0o640, 0o604, 0o660, 0o666])('a key with mode %o is refused', (mode) => {
  makeKeyFile({ name: 'w', keyFile });
  fs.chmodSync(keyFile, mode);
  expect(() => readKeyFile({ name: 'w', keyFile })).toThrow('chmod 600');
});

test.each([
  '',
  '{}',
  '{"secretKey":"ab"}',
  `{"secretKey":"${'AB'.repeat(32)}"}`,
  `{"secretKey":"${'ab'.repeat(32)}","a":1}`,
])('%j is not a key', (text) => {
  makeKeyFile({ name: 'w', keyFile });
  fs.writeFileSync(keyFile, text);
  expect(() => readKeyFile({ name: 'w', keyFile })).toThrow('not a key that --init made');
});

test('a key that is not there is told', () => {
  expect(() => readKeyFile({ name: 'w', keyFile })).toThrow('make one with --init');
});

test('what is no signature or no key verifies nothing', () => {
  expect(verify(new Uint8Array(3), utf8('a'), new Uint8Array(32))).toBe(false);
  expect(verify(new Uint8Array(64), utf8('a'), new Uint8Array(31))).toBe(false);
  // The neutral point as key and as R, and s = 0: accepted by loose rules for every message.
  const neutral = new Uint8Array(32).with(0, 1);
  const forged = new Uint8Array(64).with(0, 1);
  expect(verify(forged, utf8('anything'), neutral)).toBe(false);
});
