import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createMemoryAdapter } from './memory-adapter.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a row lives until it expires, and models do not see each other', async () => {
  const adapter = createMemoryAdapter();
  await adapter('Session').upsert('a', { uid: 'u' }, 60);
  expect(await adapter('Session').find('a')).toEqual({ uid: 'u' });
  expect(await adapter('Session').findByUid('u')).toEqual({ uid: 'u' });
  expect(await adapter('Grant').find('a')).toBeUndefined();
  expect(await adapter('Grant').findByUid('u')).toBeUndefined();
  vi.advanceTimersByTime(60_000);
  expect(await adapter('Session').find('a')).toBeUndefined();
  expect(await adapter('Session').findByUid('u')).toBeUndefined();
});

test('a code is marked when used, and goes with its grant', async () => {
  const codes = createMemoryAdapter()('AuthorizationCode');
  await codes.upsert('a', { grantId: 'g' }, 60);
  await codes.upsert('b', { grantId: 'other' }, 60);
  await codes.consume('a');
  expect(await codes.find('a')).toMatchObject({ consumed: Math.floor(Date.now() / 1000) });
  await codes.revokeByGrantId('g');
  expect(await codes.find('a')).toBeUndefined();
  await codes.destroy('b');
  expect(await codes.find('b')).toBeUndefined();
});
