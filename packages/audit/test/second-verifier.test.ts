import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

// Two programs that share no line read the same bundles, and must say the same of every check: tools/second-verifier.
const ROOT = path.resolve(import.meta.dirname, '../../..');
const SECOND = path.join(ROOT, 'tools/second-verifier');
const GOLDEN = path.join(import.meta.dirname, 'golden');
const PYTHON = process.env['PYTHON'] ?? 'python3';
const MINUTES = 60_000;

interface Report {
  readonly ok: boolean;
  readonly checks: readonly { readonly id: string; readonly status: string }[];
  readonly outcome: unknown;
}

interface Said {
  readonly exitCode: number;
  readonly report: Report;
}

const version = spawnSync(PYTHON, ['-c', 'import sys; sys.exit(sys.version_info < (3, 9))'], { encoding: 'utf8' });
const hasPython = version.status === 0;

/** What a verifier says of a bundle; 1 as exit code means that a check failed. */
async function ask(command: string, args: readonly string[]): Promise<Said> {
  try {
    const { stdout } = await promisify(execFile)(command, args, { cwd: ROOT, maxBuffer: 2 ** 26 });
    return { exitCode: 0, report: JSON.parse(stdout) as Report };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { exitCode: code, report: JSON.parse(stdout) as Report };
  }
}

async function compare(file: string): Promise<Said> {
  const [first, second] = await Promise.all([
    ask(process.execPath, ['apps/verify/src/verify.ts', file, '--json']),
    ask(PYTHON, [path.join(SECOND, 'verify.py'), file, '--json', '--jobs', '1']),
  ]);
  expect(statusesOf(second.report)).toEqual(statusesOf(first.report));
  expect(second.report.ok).toBe(first.report.ok);
  expect(second.exitCode).toBe(first.exitCode);
  expect(second.report.outcome).toEqual(first.report.outcome);
  return second;
}

function statusesOf(report: Report): Record<string, string> {
  return Object.fromEntries(report.checks.map((check) => [check.id, check.status]));
}

if (!hasPython) {
  process.stderr.write(`${PYTHON} 3.9 or newer is not there: the second verifier was not tried.\n`);
  it.skip(`${PYTHON} 3.9 or newer is not there: the second verifier was not tried`, () => undefined);
}

describe.runIf(hasPython)('the second verifier', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'second-verifier-'));

  beforeAll(() => {
    const made = spawnSync(PYTHON, ['-m', 'tests.tampered', folder], { cwd: SECOND, encoding: 'utf8' });
    expect(made.stderr).toBe('');
  }, 2 * MINUTES);

  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('passes its own tests', { timeout: 5 * MINUTES }, () => {
    const tests = spawnSync(PYTHON, ['-m', 'unittest', 'discover', '-t', '.', '-s', 'tests'], {
      cwd: SECOND,
      encoding: 'utf8',
    });
    expect(tests.stderr).toMatch(/\nOK\n$/);
  });

  it.each(readdirSync(GOLDEN).filter((name) => name.endsWith('.zip')))(
    'says the same of %s',
    { timeout: MINUTES },
    async (name) => {
      expect((await compare(path.join(GOLDEN, name))).exitCode).toBe(0);
    },
  );

  it('says the same of every bundle that was tampered with', { timeout: 10 * MINUTES }, async () => {
    const names = readdirSync(folder);
    expect(names.length).toBeGreaterThan(30);
    for (const name of names) {
      await compare(path.join(folder, name));
    }
  });
});
