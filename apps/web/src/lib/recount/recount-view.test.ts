import fs from 'node:fs';
import { verifyBundle } from '@wijkbegroting/audit/verify-bundle.ts';
import { expect, test } from 'vitest';
import { isSame, recountView } from './recount-view.ts';

const GOLDEN = new URL('../../../../../packages/audit/test/golden/', import.meta.url);
const verified = async (name: string) => await verifyBundle(new Blob([fs.readFileSync(new URL(name, GOLDEN))]));

test('a bundle that is right: every check in one group, both counts alike', { timeout: 60_000 }, async () => {
  const verification = await verified('public-draw.zip');
  const view = recountView(verification);
  expect(view).toMatchObject({ failed: 0, isCounted: true });
  expect(view.groups.map(({ id }) => id)).toEqual(['file', 'setUp', 'mayVote', 'recorded', 'count']);
  expect(view.groups.flatMap(({ checks }) => checks)).toEqual(verification.checks);
  expect(view.plans.length).toBeGreaterThan(3);
  expect(view.plans.filter((plan) => !isSame(plan))).toEqual([]);
  expect(view.figures.filter(({ own, official }) => own !== official)).toEqual([]);
  expect(JSON.stringify(view).length, 'small beside the bundle').toBeLessThan(40_000);
});

test('a bundle with totals only is checked, not counted', { timeout: 60_000 }, async () => {
  const view = recountView(await verified('totals.zip'));
  expect(view).toMatchObject({ failed: 0, isCounted: false });
  expect(view.plans.every(({ own }) => own === null)).toBe(true);
  expect(view.plans.length).toBeGreaterThan(0);
});

test('what is no zip fails, with its place', async () => {
  const view = recountView(await verifyBundle(new Blob(['geen zip'])));
  expect(view).toMatchObject({ round: null, failed: 1, isCounted: false, figures: [], plans: [] });
  expect(view.groups[0]?.checks[0]).toMatchObject({ id: 'V01', status: 'failed', failures: [{ place: 'zip' }] });
});

test('another number of votes, or another plan funded, is a difference', () => {
  const plan = { id: 'a', title: 'A', own: { votes: 3, isFunded: true }, official: { votes: 3, isFunded: true } };
  expect(isSame(plan)).toBe(true);
  expect(isSame({ ...plan, own: { votes: 4, isFunded: true } })).toBe(false);
  expect(isSame({ ...plan, own: { votes: 3, isFunded: false } })).toBe(false);
  expect(isSame({ ...plan, own: null })).toBe(false);
});
