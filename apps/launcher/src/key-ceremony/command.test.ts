import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readShareText } from '@wijkbegroting/audit/ceremony/share-file.ts';
import { toBase64url } from '@wijkbegroting/domain';
import { recoverTallySecret, tallyKeyOf, trusteeKeyOf } from '@wijkbegroting/protocol';
import { KeyCeremony } from '@wijkbegroting/records/key-ceremony.ts';
import { expect, onTestFinished, test, vi } from 'vitest';

// Every test starts a program, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const COMMAND = path.resolve(import.meta.dirname, '../key-ceremony.ts');
const REAL = ['--round', 'parkwijk-2027', '--trustees', 'Gemeente Haarlem, Wijkplatform, Controleur'];

function folder(): string {
  const made = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-sleutel-'));
  onTestFinished(() => {
    fs.rmSync(made, { recursive: true, force: true });
  });
  return made;
}

function run(where: string, ...args: readonly string[]) {
  return spawnSync(process.execPath, [COMMAND, ...args, '--folder', where], { encoding: 'utf8' });
}

function bytes(text: string): Uint8Array {
  const read = readShareText(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

test('one file for each trustee, and the public part on its own line', async () => {
  const where = folder();
  const { status, stdout, stderr } = run(where, ...REAL, '--threshold', '2');
  expect(status).toBe(0);
  const { tallyKey } = KeyCeremony.parse(JSON.parse(stdout));
  expect(tallyKey.threshold).toBe(2);
  const files = fs.readdirSync(where).toSorted();
  expect(files).toEqual([
    'sleuteldeel-parkwijk-2027-controleur.json',
    'sleuteldeel-parkwijk-2027-gemeente-haarlem.json',
    'sleuteldeel-parkwijk-2027-wijkplatform.json',
  ]);
  const texts = files.map((file) => fs.readFileSync(path.join(where, file), 'utf8'));
  const shares = texts.map(bytes);
  expect(shares.map((share) => toBase64url(trusteeKeyOf(share)))).toEqual(tallyKey.trustees.map(({ key }) => key));
  const secret = await recoverTallySecret(shares.slice(1), Buffer.from(tallyKey.publicKey, 'base64url'));
  expect(secret.ok && toBase64url(tallyKeyOf(secret.value))).toBe(tallyKey.publicKey);
  for (const text of texts) {
    const { code } = JSON.parse(text) as { code: string };
    expect(stdout + stderr).not.toContain(code);
  }
});

test.runIf(process.platform !== 'win32')('nobody else can read the files', () => {
  const where = folder();
  run(where, ...REAL);
  for (const file of fs.readdirSync(where)) expect(fs.statSync(path.join(where, file)).mode & 0o777).toBe(0o600);
});

test('a rehearsal opens a trial box, and its files say what they are', () => {
  const where = folder();
  const { status, stderr } = run(where, '--trustees', 'A,B,C', '--threshold', '3', '--rehearsal');
  expect(status).toBe(0);
  expect(stderr).toContain('3 delen openden de proefstem');
  for (const file of fs.readdirSync(where)) {
    expect(file).toMatch(/^oefening-/);
    expect(fs.readFileSync(path.join(where, file), 'utf8')).toContain('"isRehearsal": true');
  }
});

test('an earlier share is never written over, and no half set stays', () => {
  const where = folder();
  const kept = path.join(where, 'sleuteldeel-parkwijk-2027-wijkplatform.json');
  fs.writeFileSync(kept, 'eerder');
  const { status, stderr } = run(where, ...REAL);
  expect(status).toBe(2);
  expect(stderr).toContain('is er al');
  expect(fs.readdirSync(where)).toEqual([path.basename(kept)]);
  expect(fs.readFileSync(kept, 'utf8')).toBe('eerder');
});

test('one trustee holds the key whole, and hears so', () => {
  const { status, stdout, stderr } = run(folder(), '--round', 'r', '--trustees', 'Gemeente');
  expect(status).toBe(0);
  expect(stderr).toContain('alleen');
  expect(KeyCeremony.parse(JSON.parse(stdout)).tallyKey).toMatchObject({ threshold: 1 });
});

test('--help explains', () => {
  const { status, stdout } = run(folder(), '--help');
  expect(status).toBe(0);
  expect(stdout).toContain('--trustees');
});

test.each([
  [['--trustees', 'A,B'], '--round'],
  [['--round', 'Parkwijk 2027', '--trustees', 'A,B'], '--round'],
  [['--round', 'r', '--trustees', 'A,a'], 'eigen naam'],
  [['--round', 'r'], '--trustees'],
  [['--round', 'r', '--trustees', 'A,B,C,D,E,F,G,H,I,J'], '--trustees'],
  [['--round', 'r', '--trustees', 'A,B', '--threshold', '1'], '2 tot en met 2'],
  [['--round', 'r', '--trustees', 'A,B', '--threshold', 'x'], '--threshold'],
  [['--iets'], 'opties'],
])('%j is refused', (args, words) => {
  const where = folder();
  const { status, stdout, stderr } = run(where, ...args);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain(words);
  expect(fs.readdirSync(where)).toEqual([]);
});
