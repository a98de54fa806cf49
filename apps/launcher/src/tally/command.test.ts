import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const COMMAND = path.resolve(import.meta.dirname, '../tally.ts');
const EXAMPLE = path.join(import.meta.dirname, 'example.pb');
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tally-'));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

function tally(...args: readonly string[]) {
  const env = { ...process.env, INIT_CWD: folder, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8', env });
  return { status, stdout: stdout.replaceAll('\u00a0', ' '), stderr: stderr.replaceAll('\u00a0', ' ') };
}

function json(...args: readonly string[]): Record<string, unknown> {
  const { stdout, stderr } = tally(EXAMPLE, '--json', ...args);
  expect(stderr).toBe('');
  expect(stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(stdout) as Record<string, unknown>;
}

/** Bankjes cost 600 and have 3 votes; Vijver (7) and Boomgaard (8) cost 400 and have 2; Krant (9) has none. */
describe('--json', () => {
  test('has the fields that others read, and no more', () => {
    const { seconds, ...line } = json('--rule', 'greedy-votes', '--tie', 'lex');
    expect(seconds).toBeTypeOf('number');
    expect(Object.entries(line)).toEqual([
      ['file', 'example.pb'],
      ['rule', 'greedy-votes'],
      ['completion', 'none'],
      ['tie', 'lex'],
      ['voters', 5],
      ['projects', 4],
      ['budget', '1000'],
      ['funded', ['10', '7']],
      ['cost', '1000'],
      ['ties', [{ between: ['7', '8'], chosen: '7' }]],
    ]);
  });

  test.each([
    ['draw:8,7', ['10', '8'], '8'],
    ['draw:9,10,7,8', ['10', '7'], '7'],
    ['es', ['10', '7'], '7'],
  ])('--tie %s funds %j', (tie, funded, chosen) => {
    expect(json('--rule', 'greedy-votes', '--tie', tie)).toMatchObject({
      funded,
      ties: [{ between: ['7', '8'], chosen }],
    });
  });

  test.each([[[]], [['--tie', 'draw:7,9']]])('a tie that %j does not settle stops the count', (tie) => {
    const { status, stdout } = tally(EXAMPLE, '--json', '--rule', 'greedy-votes', ...tie);
    expect(status).toBe(3);
    expect(JSON.parse(stdout)).toMatchObject({
      funded: null,
      cost: null,
      ties: [{ between: ['7', '8'], chosen: null }],
    });
  });

  test('amounts with cents are decimal text', () => {
    const line = json('--rule', 'greedy-votes-per-cost', '--incompatible', '7,8,10', '--tie', 'lex');
    expect(line).toMatchObject({ funded: ['10', '9'], cost: '900.5' });
  });

  test.each([
    [['--minimum-votes', '3'], ['10']],
    [['--minimum-turnout', '6'], []],
    [
      ['--incompatible', '10,7'],
      ['10', '8'],
    ],
    [
      ['--guarantee', 'Boomgaard=8'],
      ['8', '10'],
    ],
  ])('%j funds %j', (condition, funded) => {
    expect(json('--rule', 'greedy-votes', '--tie', 'lex', ...condition)).toMatchObject({ funded });
  });

  test('more that was asked for comes after it', () => {
    const line = json('--rule', 'greedy-votes', '--tie', 'lex', '--trace', '--compare', '--votes-needed', 'all');
    expect(line).toMatchObject({
      trace: { funded: ['10', '7'], spent: 100_000, steps: [{ turn: { kind: 'score', score: 3 } }, {}, {}] },
      compare: expect.arrayContaining([{ rule: 'greedy-votes', funded: ['10', '7'], cost: '1000' }]) as unknown,
      votesNeeded: { 8: { kind: 'exactly', voters: 1 }, 9: { kind: 'exactly', voters: 3 } },
    });
  });
});

test('for people: the outcome with a reason for every plan, the steps and the other rules', () => {
  const { status, stdout } = tally(EXAMPLE, '--rule', 'greedy-votes', '--tie', 'lex', '--trace', '--compare');
  expect(status).toBe(0);
  for (const line of [
    '5 kiezers, 4 plannen, € 1.000 te verdelen',
    'Gelijk waren: 7 Vijver, 8 Boomgaard. Eerst kwam 7 Vijver.',
    '  ✓ 10 Bankjes (3 stemmen, € 600)',
    '      Niet gekozen. Er was nog € 0 over, dit plan kost € 400.',
    'Stap 2 van 3. 2 plannen waren gelijk. Het lot besliste.',
    '  A  greedy-votes: gekozen 2, samen € 1.000, 4 kiezers zien een van hun plannen gekozen',
  ]) {
    expect(stdout).toContain(line);
  }
});

test('a tie tells how to go on', () => {
  const { status, stdout } = tally(EXAMPLE, '--rule', 'greedy-votes');
  expect(status).toBe(3);
  expect(stdout).toContain('Geef de volgorde van de loting met --tie draw:7,8');
});

test('several files give a line each, in order; one that is wrong does not keep the others', () => {
  fs.copyFileSync(EXAMPLE, path.join(folder, 'copy.pb'));
  fs.writeFileSync(path.join(folder, 'wrong.pb'), 'META\nkey;value\n');
  const { status, stdout, stderr } = tally(
    'copy.pb',
    'wrong.pb',
    EXAMPLE,
    '--json',
    '--rule',
    'greedy-votes',
    '--tie',
    'lex',
  );
  expect(status).toBe(2);
  expect(stdout.match(/"file":"[^"]+"/g)).toEqual(['"file":"copy.pb"', '"file":"example.pb"']);
  expect(stderr).toContain('wrong.pb: Regel');
});

test('--lenient counts the sound part of a file', () => {
  const doubtful = fs.readFileSync(EXAMPLE, 'utf8').replace('3;10', '3;10,99');
  fs.writeFileSync(path.join(folder, 'doubtful.pb'), doubtful);
  const args = ['doubtful.pb', '--json', '--rule', 'greedy-votes', '--tie', 'lex'];
  expect(tally(...args)).toEqual({
    status: 2,
    stdout: '',
    stderr: 'doubtful.pb: Regel 25: Plan “99” staat niet in de lijst met plannen.\n',
  });
  const { status, stdout } = tally(...args, '--lenient');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ voters: 5, funded: ['10', '7'] });
});

describe('what is wrong is told in one line', () => {
  test.each([
    [[], 'Geef een bestand.'],
    [[EXAMPLE], 'Geef een regel met --rule.'],
    [[EXAMPLE, '--rule', 'magic'], '--rule: er is geen regel "magic"'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--completion', 'add1-int'], '--completion: hoort alleen bij'],
    [[EXAMPLE, '--rule', 'equal-shares-cost', '--completion', 'add2'], '--completion: "add2" is er niet'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--tie', 'coin'], '--tie: lex, es of draw:A,B,…'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--tie', 'draw:77'], '--tie: er is geen plan "77"'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--tie', 'draw:7,7'], 'Een plan staat twee keer'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--minimum-votes=-1'], '--minimum-votes: een heel getal'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--minimum-votes', '1e3'], '--minimum-votes: een heel getal'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--incompatible', '7,77'], 'er is geen plan "77"'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--guarantee', '7'], '--guarantee: NAAM=A,B'],
    [[EXAMPLE, '--rule', 'greedy-votes', '--votes-needed', '77'], '--votes-needed: er is geen plan "77"'],
    [[EXAMPLE, '--rules', 'greedy-votes'], 'De opties kloppen niet'],
    [['missing.pb', '--rule', 'greedy-votes'], 'missing.pb: dit bestand is er niet'],
  ])('%j', (args, message) => {
    const { status, stdout, stderr } = tally(...args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stderr).toContain(message);
  });
});

test('a file that is no text in UTF-8 is told as such', () => {
  fs.writeFileSync(path.join(folder, 'latin.pb'), Buffer.from([0xe9, 0x0a]));
  const { status, stderr } = tally('latin.pb', '--rule', 'greedy-votes');
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'latin.pb: dit is geen tekst in UTF-8\n' });
});

test('--help explains every option and names every rule', () => {
  const { status, stdout } = tally('--help');
  expect(status).toBe(0);
  for (const word of ['--rule', '--completion', '--tie', '--json', 'equal-shares-cost', 'add1-int+greedy-votes']) {
    expect(stdout).toContain(word);
  }
});
