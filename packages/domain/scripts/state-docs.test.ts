import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { STATE_DOCS, STATE_DOCS_FOLDER } from './state-docs.ts';

test.each(Object.entries(STATE_DOCS))('docs/states/%s is what the transition table says', async (name, page) => {
  expect(await readFile(new URL(name, STATE_DOCS_FOLDER), 'utf8')).toBe(page);
});
