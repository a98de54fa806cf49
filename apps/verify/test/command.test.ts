import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { BlobReader, ZipReader } from '@wijkbegroting/audit/bundle/zip.ts';
import { PATHS } from '@wijkbegroting/audit/bundle/paths.ts';
import { afterAll, expect, test } from 'vitest';

const COMMAND = path.join(import.meta.dirname, '..', 'src', 'verify.ts');
const GOLDEN = path.join(import.meta.dirname, '..', '..', '..', 'packages', 'audit', 'test', 'golden');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'verify-'));
const golden = (name: string): string => path.join(GOLDEN, name);

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function verify(...args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', env });
  return { status, stdout, stderr };
}

async function textIn(bundle: string, file: string): Promise<string> {
  const entries = await new ZipReader(new BlobReader(await fs.openAsBlob(bundle))).getEntries();
  const entry = entries.find(({ filename }) => filename === file);
  if (entry?.directory !== false) throw new Error(`there is no ${file}`);
  return new TextDecoder().decode(await entry.arrayBuffer());
}

/** A bundle of which one byte of the packed content was changed. */
function damaged(): string {
  const bytes = fs.readFileSync(golden('public-draw.zip'));
  const at = bytes.indexOf('ballots.ndjson') + 200;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const file = path.join(folder, 'damaged.zip');
  fs.writeFileSync(file, bytes);
  return file;
}

test('a bundle that holds: a line for each check, the count anew beside the result, and code 0', () => {
  const { status, stdout, stderr } = verify(golden('public-draw.zip'));
  expect([status, stderr]).toEqual([0, '']);
  expect(stdout.match(/^✓ V\d\d/gm)).toHaveLength(40);
  expect(stdout).toMatch(/ballots counted +107 +107\n/);
  expect(stdout).not.toContain('≠');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('OK: every check holds.');
});

test('as JSON: one object, with the hash of the file', () => {
  const { status, stdout } = verify(golden('computed-draw.zip'), '--json');
  expect(status).toBe(0);
  const answer = JSON.parse(stdout) as {
    ok: boolean;
    bundle: unknown;
    checks: unknown[];
    outcome: unknown;
    official: unknown;
  };
  const sha256 = crypto
    .createHash('sha256')
    .update(fs.readFileSync(golden('computed-draw.zip')))
    .digest('hex');
  expect(answer.ok).toBe(true);
  expect(answer.bundle).toEqual({ round: 'parkwijk-2027', publication: 'all', sha256 });
  expect(answer.checks).toHaveLength(40);
  expect(answer.outcome).toEqual(answer.official);
});

test('totals: skipped checks say what they need, and the code is 0', () => {
  const { status, stdout } = verify(golden('totals.zip'));
  expect(status).toBe(0);
  expect(stdout.match(/^– V\d\d .*\(needs the ballots/gm)).toHaveLength(13);
  expect(stdout).toContain('OK: no check failed. 13 of 40 checks could not be made with this bundle.');
  expect(stdout).toContain('not counted');
});

test('a damaged bundle: the failure with its place, and code 1', () => {
  const { status, stdout } = verify(damaged());
  expect(status).toBe(1);
  expect(stdout).toMatch(/^✗ V01 .*\n {6}ballots\.ndjson: cannot be unpacked/m);
  expect(stdout).toMatch(/^FAILED: \d+ of 40 checks do not hold/m);
});

test('receipts that were kept are looked for; one that is not honoured is code 1', async () => {
  const [line = ''] = (await textIn(golden('public-draw.zip'), PATHS.receipts)).split('\n');
  fs.writeFileSync(path.join(folder, 'mine.json'), line);
  expect(verify(golden('public-draw.zip'), '--receipt', 'mine.json').status).toBe(0);
  const { status, stdout } = verify(golden('computed-draw.zip'), '--receipt', 'mine.json', '--receipt', 'mine.json');
  expect(status).toBe(1);
  expect(stdout).toMatch(/^✗ V29 .*\n {6}mine\.json: is no receipt that the box of this round gave/m);
});

test.each([
  [[], 'Give one bundle'],
  [['one.zip', 'two.zip'], 'Give one bundle'],
  [['--fast'], "The options are wrong at '--fast'"],
  [['missing.zip'], 'missing.zip: cannot be read'],
  [[COMMAND], 'is no zip that can be read'],
  [[golden('totals.zip'), '--receipt', COMMAND], 'is no receipt'],
])('%j: one line on standard error, and code 2', (args, message) => {
  const { status, stdout, stderr } = verify(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('--help tells what the command can do', () => {
  expect(verify('--help')).toMatchObject({
    status: 0,
    stderr: '',
    stdout: expect.stringContaining('Exit code 0') as string,
  });
});
