import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const SOURCE = new URL('../src/', import.meta.url);
const FILES = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
);

/** What makes a rule depend on more than its arguments, or keeps it out of the browser. */
const FORBIDDEN = [
  /\bfrom 'node:/,
  /\bBuffer\b/,
  /\bprocess\b/,
  /\bMath\.random\b/,
  /\bDate\.now\b/,
  /\bnew Date\(\)/,
  /\bgetRandomValues\b/,
  /\bfetch\(/,
  /\bparseFloat\b/,
  /\btoFixed\b/,
  /\blocaleCompare\b/,
];

test.each(FILES)('%s depends on its arguments only', (name) => {
  const source = readFileSync(new URL(name, SOURCE), 'utf8');
  expect(FORBIDDEN.filter((pattern) => pattern.test(source))).toEqual([]);
});

/** Folders whose files are imported one by one, and the inner workings of the count. */
const APART = ['pabulib/', 'tally/'];

test('every other file is part of the package', () => {
  const exported = readFileSync(new URL('index.ts', SOURCE), 'utf8');
  const whole = FILES.filter((name) => name !== 'index.ts' && !APART.some((folder) => name.startsWith(folder)));
  expect(whole.filter((name) => !exported.includes(`'./${name}'`))).toEqual([]);
});
