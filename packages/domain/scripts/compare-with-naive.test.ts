import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const COMMAND = fileURLToPath(new URL('compare-with-naive.ts', import.meta.url));

function run(...options: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...options], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('compares one rule on as many elections as asked', () => {
  expect(run('--instances', '20', '--seed', '3', '--rule', 'phragmen')).toEqual({
    status: 0,
    stdout: 'phragmen: 20 elections, no difference\n',
    stderr: '',
  });
});

test('--help names the options and the rules', () => {
  const { status, stdout } = run('--help');
  expect(status).toBe(0);
  for (const word of ['--instances', '--seed', '--rule', 'maximin-support', 'equal-shares-cost:add1-int']) {
    expect(stdout).toContain(word);
  }
});

test.each([
  [['--rule', 'borda'], 'there is no rule borda\n'],
  [['--instances', 'many'], '--instances is a whole number\n'],
  [['--seed', '-1'], "Option '--seed' argument is ambiguous"],
])('%j is refused with the reason', (options, reason) => {
  const { status, stdout, stderr } = run(...options);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(reason);
});
