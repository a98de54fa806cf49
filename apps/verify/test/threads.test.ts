import fs from 'node:fs';
import path from 'node:path';
import { verifyBundle } from '@wijkbegroting/audit/verify-bundle.ts';
import { expect, test } from 'vitest';
import { startThreads } from '../src/thread-workers.ts';

const GOLDEN = path.join(import.meta.dirname, '..', '..', '..', 'packages', 'audit', 'test', 'golden');

test.each([1, 2, 3])('%i threads find the same as none', async (threads) => {
  const blob = await fs.openAsBlob(path.join(GOLDEN, 'public-draw.zip'));
  const here = await verifyBundle(blob);
  const there = await verifyBundle(blob, { startWorkers: (terms) => startThreads(terms, threads) });
  expect(there).toEqual(here);
  expect(here.ok).toBe(true);
});

test('a thread that cannot work ends the verification instead of passing it', async () => {
  const workers = startThreads({ record: null as never, tallySecret: new Uint8Array(1) }, 1);
  await expect(workers.check({ firstLine: 1, lines: ['{}'] })).rejects.toThrow();
  await workers.close();
});
