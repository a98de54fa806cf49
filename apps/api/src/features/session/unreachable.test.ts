import { expect, test } from 'vitest';
import { ORIGIN, testApp } from '../../../test/helpers/app.ts';

const held = testApp(); // nothing listens at the issuer of these tests

test('a provider out of reach leads to a page that says so', async () => {
  const answer = await held.app.inject({ url: '/v1/session/login?returnTo=/rondes' });
  expect(answer.statusCode).toBe(302);
  expect(answer.headers.location).toBe(`${ORIGIN}/inloggen?fout=login-unreachable`);
});
