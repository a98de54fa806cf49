import { expect, test } from 'vitest';
import { ORIGIN, testApp } from '../../../test/helpers/app.ts';

const held = testApp();

test('says that it is ready, with the version of the API', async () => {
  const answer = await held.app.inject({ url: '/v1/health' });
  expect(answer.statusCode).toBe(200);
  expect(answer.json()).toEqual({ status: 'ready' });
  expect(answer.headers['api-version']).toBe('1.0.0');
});

test('an unknown address is a problem in the format of RFC 9457', async () => {
  const answer = await held.app.inject({ url: '/v1/nothing-here' });
  expect(answer.statusCode).toBe(404);
  expect(answer.headers['content-type']).toContain('application/problem+json');
  expect(answer.json()).toMatchObject({ type: 'urn:problem:not-found', status: 404, code: 'not-found' });
});

test('a write from another site is refused', async () => {
  const answer = await held.app.inject({
    method: 'POST',
    url: '/v1/health',
    headers: { origin: 'https://elsewhere.example' },
  });
  expect(answer.json()).toMatchObject({ code: 'origin-not-allowed' });
  expect((await held.app.inject({ method: 'POST', url: '/v1/health', headers: { origin: ORIGIN } })).statusCode).toBe(
    404,
  );
});
