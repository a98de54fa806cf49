import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseVerifierKey } from '@wijkbegroting/domain';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { LogServer, problem, ROUND } from '../test/log-server.ts';

const COMMAND = path.join(import.meta.dirname, 'witness.ts');

let folder: string;
let log: LogServer;
let started: ChildProcess[];

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'witness-'));
  log = new LogServer();
  started = [];
  await log.listen();
});

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  await log.close();
  fs.rmSync(folder, { recursive: true });
});

const inFolder = (name: string) => path.join(folder, name);
const env = () => ({ ...process.env, INIT_CWD: folder });

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function witness(...args: readonly string[]): Promise<Ended> {
  const child = execFile(process.execPath, [COMMAND, ...args], { env: env() });
  started.push(child);
  let [stdout, stderr] = ['', ''];
  child.stdout?.on('data', (text: string) => (stdout += text));
  child.stderr?.on('data', (text: string) => (stderr += text));
  const [code] = (await once(child, 'close')) as [number];
  return { code, stdout, stderr };
}

function writeConfig(change: Readonly<Record<string, unknown>> = {}): void {
  const config = {
    server: log.address,
    round: ROUND,
    logKey: log.vkey,
    name: 'haarlem.nl/witness',
    keyFile: 'key.json',
    stateFile: 'state/last-head.note',
    everySeconds: 5,
  };
  fs.writeFileSync(inFolder('config.json'), JSON.stringify({ ...config, ...change }));
}

/** Makes a key and lets the log know it. */
async function init(): Promise<void> {
  writeConfig();
  const { stdout } = await witness('--config', 'config.json', '--init');
  const key = parseVerifierKey(stdout.trimEnd());
  if (!key.ok) throw new Error(key.error.code);
  log.witnesses = [key.value];
}

const lookOnce = () => witness('--config', 'config.json', '--once');

describe('--init', () => {
  test('makes a key that its owner alone can read, and prints what to hand over', async () => {
    fs.writeFileSync(inFolder('config.json'), JSON.stringify({ name: 'w', keyFile: 'key.json' }));
    const { code, stdout, stderr } = await witness('--config', 'config.json', '--init');
    expect(code).toBe(0);
    expect(stderr).toContain(inFolder('key.json'));
    expect(parseVerifierKey(stdout.trimEnd())).toMatchObject({ ok: true, value: { name: 'w', type: 0x04 } });
    expect(fs.statSync(inFolder('key.json')).mode & 0o777).toBe(0o600);
    expect(stdout + stderr).not.toContain(
      (JSON.parse(fs.readFileSync(inFolder('key.json'), 'utf8')) as { secretKey: string }).secretKey,
    );
  });

  test('never overwrites a key', async () => {
    await init();
    const before = fs.readFileSync(inFolder('key.json'), 'utf8');
    const { code, stdout, stderr } = await witness('--config', 'config.json', '--init');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('there is a key already');
    expect(fs.readFileSync(inFolder('key.json'), 'utf8')).toBe(before);
  });
});

describe('--once', () => {
  beforeEach(init);

  test('cosigns, tells so, and leaves no lock behind', async () => {
    log.growTo(3);
    const first = await lookOnce();
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^\S+Z cosigned \(first contact, taken on trust\): size 3, root [0-9a-f]{64}\n$/);
    expect((await lookOnce()).stdout).toContain('cosigned before: size 3');
    log.growTo(4);
    expect((await lookOnce()).stdout).toContain(' cosigned: size 4');
    expect(fs.readdirSync(inFolder('state'))).toEqual(['last-head.note']);
  });

  test('refuses loudly when the log was rewritten', async () => {
    log.growTo(3);
    await lookOnce();
    log.leaves[0] = 'another';
    log.growTo(4);
    const { code, stdout, stderr } = await lookOnce();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('REFUSED TO COSIGN. The log no longer begins with what it held before.');
    const [, file] = /evidence in (\S+)/.exec(stderr) ?? [];
    expect(fs.existsSync(file ?? '')).toBe(true);
    expect(log.cosignatures).toEqual([]);
  });

  test('says when the log cannot be asked', async () => {
    log.instead.set('GET checkpoint', (response) => {
      problem(response, 503, 'Back soon');
    });
    const { code, stderr } = await lookOnce();
    expect(code).toBe(3);
    expect(stderr).toContain('NOT COSIGNED, trying again later: log-refused: status 503: Back soon');
  });

  test('does not run while another witness uses the state; a lock of a process that has ended does not count', async () => {
    log.growTo(1);
    fs.mkdirSync(inFolder('state'));
    fs.writeFileSync(inFolder('state/last-head.note.lock'), String(process.pid));
    const { code, stderr } = await lookOnce();
    expect(code).toBe(2);
    expect(stderr).toContain(`Another witness (process ${process.pid})`);
    expect(log.asked).toEqual([]);

    const ended = spawn(process.execPath, ['--version']);
    await once(ended, 'close');
    fs.writeFileSync(inFolder('state/last-head.note.lock'), String(ended.pid));
    expect((await lookOnce()).code).toBe(0);
  });

  test('tells what is wrong with the config or the key in one line, and asks nothing', async () => {
    fs.chmodSync(inFolder('key.json'), 0o640);
    const open = await lookOnce();
    writeConfig({ round: '../x' });
    const config = await lookOnce();
    for (const { code, stdout, stderr } of [open, config]) {
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(open.stderr).toContain('chmod 600');
    expect(config.stderr).toContain('config.json: round: the id of a round');
    expect(log.asked).toEqual([]);
  });
});

describe('watching', () => {
  beforeEach(init);

  test('goes on after a failure, follows the log, and ends with code 1 when it contradicts itself', async () => {
    log.instead.set('GET checkpoint', (response) => {
      log.instead.clear();
      log.growTo(2);
      problem(response, 503, 'Back soon');
    });
    log.onCosignature = () => {
      setTimeout(() => (log.leaves = ['another', 'log']), 100);
    };
    const { code, stdout, stderr } = await witness('--config', 'config.json');
    expect(code).toBe(1);
    expect(stderr).toMatch(/watches parkwijk-2027[^]*NOT COSIGNED[^]*REFUSED TO COSIGN/);
    expect(stdout.match(/cosigned \(first contact/g)).toHaveLength(1);
  }, 60_000);

  test('ends well when it is stopped, and gives the state free', async () => {
    log.growTo(1);
    const child = spawn(process.execPath, [COMMAND, '--config', 'config.json'], { env: env() });
    started.push(child);
    await once(child.stdout, 'data');
    expect(fs.existsSync(inFolder('state/last-head.note.lock'))).toBe(true);
    child.kill('SIGTERM');
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(fs.existsSync(inFolder('state/last-head.note.lock'))).toBe(false);
  });
});

test.each([
  [[], 'Give a config file with --config FILE'],
  [['--config', 'x.json'], 'x.json: this file is not there'],
  [['--config', 'broken.json'], 'broken.json: this is not JSON'],
  [['--config', 'x.json', '--init', '--once'], 'Give either --init or --once'],
  [['--conf', 'x.json'], 'Unknown option'],
  [['x.json'], 'Unexpected argument'],
])('%j is told in one line', async (args, message) => {
  fs.writeFileSync(inFolder('broken.json'), '{');
  const { code, stdout, stderr } = await witness(...args);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
});

test('--help explains every option, every field of the config and every code', async () => {
  const { code, stdout } = await witness('--help');
  expect(code).toBe(0);
  for (const word of [
    '--config',
    '--init',
    '--once',
    'server',
    'round',
    'logKey',
    'name',
    'keyFile',
    'stateFile',
    'everySeconds',
    'on trust',
    'Code 0',
    'Code 1',
    'Code 2',
    'Code 3',
  ]) {
    expect(stdout).toContain(word);
  }
});
