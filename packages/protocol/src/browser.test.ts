import fs from 'node:fs';
import { expect, test } from 'vitest';

const sources = fs
  .readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && !name.endsWith('.d.ts'));

test.each(sources)('%s runs in a browser: nothing of Node is used', (name) => {
  const source = fs.readFileSync(`${import.meta.dirname}/${name}`, 'utf8');
  expect(source).not.toMatch(/from 'node:|\bBuffer\b|\bprocess\b|\brequire\(/);
});
