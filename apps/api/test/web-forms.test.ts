import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, test } from 'vitest';
import { ORIGIN, signedIn, testApp } from './helpers/app.ts';
import { HAARLEM } from './helpers/factories.ts';

// Stands in for the built web app: says how much of a form has reached it.
const WEB = `data:text/javascript,export const handler = (request, response) => {
  let length = 0;
  request.on('data', (chunk) => { length += chunk.length; });
  request.on('end', () => response.end(String(length)));
}`;

const held = testApp(() => ({ webHandlerUrl: WEB }));
let port: number;

beforeAll(async () => {
  await held.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = held.app.server.address() as AddressInfo);
});

interface Form {
  readonly size: number;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a form from the pages; a size below zero is sent in pieces, without saying how long it is. */
function send({ size, type = 'application/x-www-form-urlencoded', headers = {} }: Form): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const length = size < 0 ? {} : { 'content-length': size };
    const request = http.request({
      port,
      method: 'POST',
      path: '/rondes/parkwijk-2027/spelregels',
      headers: { origin: ORIGIN, host: new URL(ORIGIN).host, 'content-type': type, ...length, ...headers },
    });
    request.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    if (size < 0) request.flushHeaders();
    request.end('a'.repeat(Math.abs(size)));
  });
}

const MULTIPART = 'multipart/form-data; boundary=x';
const rollOf = async (role: 'administrator' | 'official') =>
  (await signedIn(held, { grants: [{ role, areaCode: HAARLEM }] })).headers;

test.each([
  ['a plan', { size: 60_000 }, 200],
  ['more than any form here holds', { size: 200_000 }, 413],
  ['a file of somebody unknown', { size: 200_000, type: MULTIPART }, 413],
  ['a form that does not say how long it is', { size: -100 }, 413],
] as const)('%s', async (_, form, expected) => {
  expect(await send(form)).toBe(expected);
});

test('only who imports rolls and past elections may send a large file', async () => {
  const size = 2_000_000;
  expect(await send({ size, type: MULTIPART, headers: await rollOf('administrator') })).toBe(200);
  expect(await send({ size, headers: await rollOf('administrator') })).toBe(413);
  expect(await send({ size, type: MULTIPART, headers: await rollOf('official') })).toBe(413);
});
