import { setImmediate as breathe } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inGroups } from './in-groups.ts';

/** Doubles numbers, a group at a time, each when it is let go; keeps the groups. */
function doubler(limits: { atOnce: number; size: number }, isRefused: (item: number) => boolean = () => false) {
  const groups: (readonly number[])[] = [];
  const gates: (() => void)[] = [];
  const double = inGroups(async (items: readonly number[]) => {
    groups.push(items);
    await new Promise<void>((open) => gates.push(open));
    if (items.some(isRefused)) throw new Error('refused');
    return items.map((item) => 2 * item);
  }, limits);
  const letGo = async (): Promise<void> => {
    while (gates.length > 0) {
      for (const open of gates.splice(0)) open();
      await breathe();
    }
  };
  return { double, groups, letGo };
}

test('the first goes at once; those that come meanwhile go together, in their order', async () => {
  const { double, groups, letGo } = doubler({ atOnce: 1, size: 10 });
  const answers = Promise.all([1, 2, 3, 4].map(double));
  expect(groups).toEqual([[1]]);
  await letGo();
  expect(await answers).toEqual([2, 4, 6, 8]);
  expect(groups).toEqual([[1], [2, 3, 4]]);
});

test('a group is no larger than its limit, and no more are under way than may be', async () => {
  const { double, groups, letGo } = doubler({ atOnce: 2, size: 2 });
  const answers = Promise.all([1, 2, 3, 4, 5, 6, 7].map(double));
  expect(groups).toEqual([[1], [2]]);
  await letGo();
  expect(await answers).toEqual([2, 4, 6, 8, 10, 12, 14]);
  expect(groups.slice(2)).toEqual([[3, 4], [5, 6], [7]]);
});

test('after a quiet time it starts again', async () => {
  const { double, letGo } = doubler({ atOnce: 1, size: 2 });
  for (const item of [1, 2]) {
    const answer = double(item);
    await letGo();
    expect(await answer).toBe(2 * item);
  }
});

test('an item that fails makes no other fail', async () => {
  const { double, groups, letGo } = doubler({ atOnce: 1, size: 10 }, (item) => item === 3);
  const answers = Promise.allSettled([1, 2, 3, 4].map(double));
  await letGo();
  expect((await answers).map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    2,
    4,
    'failed',
    8,
  ]);
  expect(groups).toEqual([[1], [2, 3, 4], [2], [3], [4]]);
});
