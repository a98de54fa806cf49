import { afterEach, expect, test, vi } from 'vitest';
import { fetchBundle } from './fetch-bundle.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const { signal } = new AbortController();
const answerWith = (answer: () => Promise<Response>) => {
  const fetch = vi.fn(answer);
  vi.stubGlobal('fetch', fetch);
  return fetch;
};

test('a bundle comes in as a blob, and tells how far it is', async () => {
  const fetch = answerWith(() => Promise.resolve(new Response('12345', { headers: { 'content-length': '5' } })));
  const told: [number, number][] = [];
  const fetched = await fetchBundle('/v1/x', (done, all) => told.push([done, all]), signal);
  expect(fetched.kind === 'bundle' && (await fetched.bundle.text())).toBe('12345');
  expect(told.at(-1)).toEqual([5, 5]);
  expect(fetch).toHaveBeenCalledWith('/v1/x', expect.objectContaining({ credentials: 'omit' }));
});

test.each([
  ['refused', () => Promise.resolve(new Response('{}', { status: 404 }))],
  ['network', () => Promise.reject(new TypeError('no network'))],
] as const)('%s', async (kind, answer) => {
  answerWith(answer);
  expect(await fetchBundle('/v1/x', () => undefined, signal)).toEqual({ kind });
});
