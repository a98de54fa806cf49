import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { verifyBundle } from '../src/verify-bundle.ts';

const FOLDER = path.join(import.meta.dirname, 'golden');
const WITHOUT_BALLOTS = ['V17', 'V19', 'V22', 'V23', 'V24', 'V28', 'V30', 'V31', 'V32', 'V33', 'V34', 'V35', 'V39'];

async function verify(name: string) {
  return await verifyBundle(await fs.openAsBlob(path.join(FOLDER, name)));
}

/** Made once by `npm run demo:bundle`: what verifies today must verify for ever. */
test.each([
  { name: 'public-draw.zip', publication: 'all', ballots: 107, kinds: [false] },
  { name: 'computed-draw.zip', publication: 'all', ballots: 107, kinds: [true] },
  { name: 'no-tie-no-paper.zip', publication: 'auditor', ballots: 27, kinds: [] },
])('$name: every check holds, and the count anew is the result', async ({ name, publication, ballots, kinds }) => {
  const { checks, outcome, official, ...verification } = await verify(name);
  expect(checks.filter(({ status }) => status !== 'passed')).toEqual([]);
  expect(verification.publication).toBe(publication);
  expect(outcome).toEqual(official);
  expect(outcome!.ballotCount).toBe(ballots);
  expect(outcome!.draws.map(({ minutes }) => minutes === null)).toEqual(kinds);
});

test('totals.zip: what can be checked without the ballots holds, and the rest is skipped with the reason', async () => {
  const { ok, checks, outcome, official } = await verify('totals.zip');
  expect(ok).toBe(true);
  const skipped = checks.filter(({ status }) => status === 'skipped');
  expect(skipped.map(({ id }) => id)).toEqual(WITHOUT_BALLOTS);
  expect(new Set(skipped.map(({ needs }) => needs))).toEqual(new Set(['the ballots, which this bundle leaves out']));
  expect(outcome).toBeNull();
  expect(official!.ballotCount).toBe(87);
});

test('golden bundles stay small', () => {
  for (const name of fs.readdirSync(FOLDER)) {
    expect(fs.statSync(path.join(FOLDER, name)).size).toBeLessThan(150_000);
  }
});
