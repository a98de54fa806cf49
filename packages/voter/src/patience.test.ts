import { err, ok } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { deviceWith, lost, problem } from '../test/fake-server.ts';
import { postPatiently } from './patience.ts';

const done = () => ({ status: 200, body: 'done' });

test('an answer is an answer', async () => {
  const device = deviceWith(done);
  expect(await postPatiently(device, '/v1/here', { a: 1 })).toEqual(ok('done'));
  expect(device.sent).toEqual([{ path: '/v1/here', body: { a: 1 } }]);
  expect(device.pauses).toEqual([]);
});

test('goes on after a lost connection, a busy server and the page of a hotel', async () => {
  const device = deviceWith(
    lost,
    () => problem(503, 'not-ready'),
    () => problem(500, 'internal-error'),
    () => problem(429, 'too-many-requests'),
    () => ({ status: 403, body: '<html>Log in</html>' }),
    () => ({ status: 404, body: { code: 'not-found' } }),
    done,
  );
  expect(await postPatiently(device, '/v1/here', 'same')).toEqual(ok('done'));
  expect(device.sent.map(({ body }) => body)).toEqual(Array.from({ length: 7 }, () => 'same'));
});

test('a refusal ends it, with its facts', async () => {
  const device = deviceWith(() => problem(409, 'pass-already-collected', { day: '2027-05-11' }));
  const answer = await postPatiently(device, '/v1/here', {});
  expect(answer).toMatchObject(
    err({ code: 'refused', problem: { code: 'pass-already-collected', status: 409, day: '2027-05-11' } }),
  );
  expect(device.sent).toHaveLength(1);
});

test('a locked code is a refusal, though its status is that of a busy server', async () => {
  const answer = await postPatiently(
    deviceWith(() => problem(429, 'code-locked')),
    '/v1/here',
    {},
  );
  expect(answer).toMatchObject(err({ code: 'refused', problem: { code: 'code-locked' } }));
});

test('gives up in the end, after ever longer pauses of at most half a minute', async () => {
  const device = deviceWith(lost);
  expect(await postPatiently(device, '/v1/here', {})).toEqual(err({ code: 'no-answer' }));
  expect(device.sent).toHaveLength(12);
  expect(device.pauses).toHaveLength(11);
  device.pauses.forEach((pause, at) => {
    const longest = Math.min(30_000, 500 * 2 ** (at + 1));
    expect(pause).toBeGreaterThanOrEqual(longest / 2);
    expect(pause).toBeLessThan(longest);
  });
  expect(new Set(device.pauses).size).toBeGreaterThan(5);
});
