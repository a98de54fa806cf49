import { expect, test } from 'vitest';
import { testApp } from './helpers/app.ts';

const held = testApp(() => ({ requestsPerMinute: 5 }));

const write = (remoteAddress: string) =>
  held.app.inject({ method: 'POST', url: '/v1/rounds/parkwijk-2027/ballots', payload: {}, remoteAddress });

test('a network that writes too often has to wait, others do not, and reading goes on', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 7; at += 1) statuses.push((await write('192.0.2.1')).statusCode);
  expect(statuses).toEqual([400, 400, 400, 400, 400, 429, 429]);
  const refused = await write('192.0.2.1');
  expect(refused.json()).toMatchObject({ code: 'too-many-requests' });
  expect(refused.headers['retry-after']).toBeDefined();
  expect((await write('192.0.2.2')).statusCode).toBe(400);
  expect((await held.app.inject({ url: '/v1/health', remoteAddress: '192.0.2.1' })).statusCode).toBe(200);
});

test('an IPv6 household counts as one network', async () => {
  for (let at = 0; at < 5; at += 1) await write(`2001:db8:1:ff00::${String(at + 1)}`);
  expect((await write('2001:db8:1:ff01::1')).statusCode).toBe(429);
  expect((await write('2001:db8:2:ff00::1')).statusCode).toBe(400);
});

test('asking the login page too often has to wait as well', async () => {
  const statuses: number[] = [];
  for (let at = 0; at < 62; at += 1) {
    statuses.push((await held.app.inject({ url: '/v1/session/login', remoteAddress: '192.0.2.9' })).statusCode);
  }
  expect(statuses.filter((status) => status === 429)).toHaveLength(2);
});
