import net from 'node:net';
import type { AddressInfo } from 'node:net';
import zlib from 'node:zlib';
import supertest from 'supertest';
import { beforeAll, expect, test } from 'vitest';
import { ORIGIN, signedIn, testApp } from './helpers/app.ts';
import { HAARLEM } from './helpers/factories.ts';

// What only a real connection shows: headers, odd bodies, odd addresses, a connection that breaks.
const held = testApp();
let http: supertest.Agent;
let port: number;

beforeAll(async () => {
  await held.app.listen({ host: '127.0.0.1', port: 0 });
  ({ port } = held.app.server.address() as AddressInfo);
  http = supertest(`http://127.0.0.1:${String(port)}`);
});

const administrator = () => signedIn(held, { grants: [{ role: 'administrator', areaCode: HAARLEM }] });

test('broken JSON is a problem, not a stack trace', async () => {
  const { headers } = await administrator();
  const answer = await http.post('/v1/rounds').set(headers).set('content-type', 'application/json').send('{"id": ');
  expect(answer.status).toBe(400);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ code: 'bad-request' });
  expect(answer.text).not.toMatch(/node_modules|at \w/);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/xml',
  'application/json; charset=latin1-nonsense',
  'multipart/form-data',
])('a body of type %s reaches no use case', async (type) => {
  const { headers } = await administrator();
  const answer = await http.post('/v1/rounds').set(headers).set('content-type', type).send('id=parkwijk-2027');
  expect([400, 415]).toContain(answer.status);
  expect(answer.type).toBe('application/problem+json');
});

test('a body that is too large is refused before it is read', async () => {
  const answer = await http
    .post('/v1/rounds/parkwijk-2027/ballots')
    .send({ body: 'x'.repeat(200_000), passSignature: '', voterSignature: '' });
  expect(answer.status).toBe(413);
  expect(answer.body).toMatchObject({ code: 'body-too-large' });
});

test('who may not import a roll does not get its body read', async () => {
  const answer = await http
    .post('/v1/rounds/parkwijk-2027/roll-imports')
    .set('content-type', 'application/json')
    .send('{"csv": ');
  expect(answer.status).toBe(401);
});

test('a packed body is not unpacked', async () => {
  const packed = zlib.gzipSync(JSON.stringify({ body: 'x'.repeat(60_000), passSignature: '', voterSignature: '' }));
  const request = http.post('/v1/rounds/parkwijk-2027/ballots').set('content-type', 'application/json');
  const answer = await request.set('content-encoding', 'gzip').send(packed);
  expect([400, 415]).toContain(answer.status);
});

test.each([
  '//v1/rounds',
  '/v1//rounds',
  '/v1/rounds/',
  '/V1/rounds',
  '/v1/%2Frounds',
  '/v1/rounds%2Fparkwijk-2027',
  '/v1/../v1/audit-events',
  '/v1/audit-events%00',
])('%s leads nowhere', async (path) => {
  const answer = await http.get(path);
  expect([400, 401, 404]).toContain(answer.status);
  expect(answer.body).not.toHaveProperty('items');
});

test('every answer carries the headers of a careful site', async () => {
  const { headers } = await http.get('/v1/health');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'api-version': '1.0.0',
    'cache-control': 'no-store',
  });
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(headers).not.toHaveProperty('x-powered-by');
});

test('one method too many is a problem as well', async () => {
  const answer = await http.delete('/v1/rounds/parkwijk-2027').set('origin', ORIGIN);
  expect(answer.status).toBe(404);
  expect(answer.type).toBe('application/problem+json');
});

test('a connection that breaks in the middle of a request leaves the server well', async () => {
  const socket = net.connect(port, '127.0.0.1');
  socket.write(
    'POST /v1/rounds/parkwijk-2027/ballots HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"body":',
  );
  await new Promise((resolve) => socket.once('connect', resolve));
  socket.destroy();
  expect((await http.get('/v1/health')).status).toBe(200);
});

test('a forwarded address is believed from no one unless a proxy is named', async () => {
  const answer = await http
    .get('/v1/health')
    .set('x-forwarded-host', 'elsewhere.example')
    .set('x-forwarded-for', '10.0.0.1');
  expect(answer.status).toBe(200);
  expect(JSON.stringify(answer.headers)).not.toContain('elsewhere.example');
});
