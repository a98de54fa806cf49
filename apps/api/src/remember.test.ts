import { expect, test, vi } from 'vitest';
import { remember } from './remember.ts';

test('asks once in a while, apart for each key, and again when there was nothing', async () => {
  vi.useFakeTimers({ toFake: ['performance'] });
  const load = vi.fn((key: string) => Promise.resolve(key === 'nothing' ? undefined : `${key}!`));
  const find = remember(load);
  expect([await find('a'), await find('a'), await find('b')]).toEqual(['a!', 'a!', 'b!']);
  expect(load).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_001);
  expect(await find('a')).toBe('a!');
  expect(load).toHaveBeenCalledTimes(3);
  await find('nothing');
  await find('nothing');
  expect(load).toHaveBeenCalledTimes(5);
  vi.useRealTimers();
});

test('a crowd costs one look, and a look that failed is forgotten', async () => {
  let answer = Promise.withResolvers<string>();
  const load = vi.fn(() => answer.promise);
  const find = remember(load);
  const crowd = Promise.allSettled([find('a'), find('a'), find('a')]);
  answer.reject(new Error('the database is away'));
  expect((await crowd).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(load).toHaveBeenCalledTimes(1);
  answer = Promise.withResolvers<string>();
  answer.resolve('found');
  expect([await find('a'), await find('a')]).toEqual(['found', 'found']);
  expect(load).toHaveBeenCalledTimes(2);
});
