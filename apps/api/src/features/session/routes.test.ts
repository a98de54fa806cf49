import crypto from 'node:crypto';
import type { PersonaId } from '@wijkbegroting/demo-login/personas';
import { startDemoLogin } from '@wijkbegroting/demo-login/server';
import { followLogin } from '@wijkbegroting/demo-login/sign-in';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ORIGIN, testApp } from '../../../test/helpers/app.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const CLIENT = { clientId: 'test', clientSecret: 's'.repeat(40) };
let provider: Awaited<ReturnType<typeof startDemoLogin>>;

beforeAll(async () => {
  provider = await startDemoLogin({
    host: '127.0.0.1',
    port: 0,
    redirectUris: [`${ORIGIN}/v1/session/callback`],
    clientId: CLIENT.clientId,
    clientAuthentication: { secret: CLIENT.clientSecret },
    log: () => undefined,
  });
});
afterAll(() => provider.close());

const held = testApp(() => ({ oidc: { issuer: provider.url, ...CLIENT } }));

/** Walks to the point where the browser comes back, as a browser without JavaScript. */
async function walk(persona: PersonaId | 'cancel', returnTo = '/rondes') {
  const start = await held.app.inject({ url: `/v1/session/login?returnTo=${encodeURIComponent(returnTo)}` });
  const cookie = start.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const { callbackUrl } = await followLogin({ loginUrl: String(start.headers.location), persona });
  return { cookie, callback: `${callbackUrl.pathname}${callbackUrl.search}` };
}

async function signIn(persona: PersonaId, extraCookie = '') {
  const { cookie, callback } = await walk(persona);
  const back = await held.app.inject({ url: callback, headers: { cookie: `${cookie}; ${extraCookie}` } });
  const session = back.cookies.find(({ name }) => name === 'session');
  return { back, session, cookie: `session=${session?.value ?? ''}` };
}

async function whoIs(cookie: string) {
  const answer = await held.app.inject({ url: '/v1/session', headers: { cookie } });
  return answer.json<{ account: { name: string; buurtCode: string | null } | null }>().account;
}

test('a visitor is nobody', async () => {
  expect(await whoIs('')).toBeNull();
});

test('signs in through a real provider and returns to the page that asked', async () => {
  const { back, session, cookie } = await signIn('bewoner');
  expect(back.statusCode).toBe(302);
  expect(back.headers.location).toBe(`${ORIGIN}/rondes`);
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
  expect(await whoIs(cookie)).toMatchObject({ name: 'Fatma Voorbeeld', buurtCode: 'BU03920904', roles: [] });
});

test('the same person keeps one account and gets a new session id every time', async () => {
  const first = await signIn('initiatiefnemer');
  const second = await signIn('initiatiefnemer', first.cookie);
  expect(second.session?.value).not.toBe(first.session?.value);
  expect(await whoIs(second.cookie)).not.toBeNull();
  expect(await whoIs(first.cookie), 'the session before it has ended').toBeNull();
  const { site } = held.databases;
  expect(
    await site.query.account.findMany({ where: (row, { eq }) => eq(row.subject, 'demo-initiatiefnemer') }),
  ).toHaveLength(1);
});

test('who stops at the provider comes back with a reason', async () => {
  const { cookie, callback } = await walk('cancel');
  const back = await held.app.inject({ url: callback, headers: { cookie } });
  expect(back.headers.location).toBe(`${ORIGIN}/inloggen?fout=login-cancelled`);
});

test('what comes back works once, only in the browser that started, and only unchanged', async () => {
  const expired = `${ORIGIN}/inloggen?fout=login-expired`;
  const first = await walk('bewoner');
  expect((await held.app.inject({ url: first.callback })).headers.location, 'another browser').toBe(expired);
  const forged = first.callback.replace(/state=[^&]*/, 'state=forged');
  expect((await held.app.inject({ url: forged, headers: { cookie: first.cookie } })).headers.location).toBe(expired);
  expect((await held.app.inject({ url: first.callback, headers: { cookie: first.cookie } })).headers.location).toBe(
    `${ORIGIN}/rondes`,
  );
  expect(
    (await held.app.inject({ url: first.callback, headers: { cookie: first.cookie } })).headers.location,
    'replayed',
  ).toBe(expired);
  const second = await walk('bewoner');
  const otherCode = second.callback.replace(/code=[^&]*/, 'code=forged');
  const refused = await held.app.inject({ url: otherCode, headers: { cookie: second.cookie } });
  expect(refused.headers.location).toBe(`${ORIGIN}/inloggen?fout=login-refused`);
});

test('a login that took too long is refused', async () => {
  const { cookie, callback } = await walk('bewoner');
  const before = held.now;
  held.now = new Date(before.getTime() + 11 * 60 * 1000);
  const late = await held.app.inject({ url: callback, headers: { cookie } });
  held.now = before;
  expect(late.headers.location).toBe(`${ORIGIN}/inloggen?fout=login-expired`);
});

test('signing out ends the session for every copy of the cookie', async () => {
  const { cookie } = await signIn('bewoner');
  const out = await held.app.inject({ method: 'DELETE', url: '/v1/session', headers: { cookie, origin: ORIGIN } });
  expect(out.statusCode).toBe(204);
  expect(await whoIs(cookie)).toBeNull();
});

test('after signing out nothing is left of where somebody lives and when they were born', async () => {
  const { cookie } = await signIn('bewoner');
  const { jti } = held.app.jwt.decode<{ jti: string }>(cookie.replace('session=', '')) ?? { jti: '' };
  const rows = () =>
    asOwner(held, "SELECT buurt_code FROM site.session WHERE id_hash = sha256(convert_to($1, 'UTF8'))", [jti]);
  expect(await rows()).toEqual([{ buurt_code: 'BU03920904' }]);
  await held.app.inject({ method: 'DELETE', url: '/v1/session', headers: { cookie, origin: ORIGIN } });
  expect(await rows()).toEqual([]);
});

test('signing out from another site is refused', async () => {
  const { cookie } = await signIn('bewoner');
  const out = await held.app.inject({
    method: 'DELETE',
    url: '/v1/session',
    headers: { cookie, origin: 'https://elsewhere.example' },
  });
  expect(out.statusCode).toBe(403);
  expect(await whoIs(cookie)).not.toBeNull();
});

test('a session ends after eight hours', async () => {
  const { cookie } = await signIn('bewoner');
  const before = held.now;
  held.now = new Date(before.getTime() + 8 * 60 * 60 * 1000);
  const later = await whoIs(cookie);
  held.now = before;
  expect(later).toBeNull();
});

test.each([
  ['no algorithm', { alg: 'none', typ: 'JWT' }, ''],
  ['another algorithm', { alg: 'HS512', typ: 'JWT' }, undefined],
  ['a public key algorithm', { alg: 'RS256', typ: 'JWT' }, undefined],
])('a token with %s is no session', async (_name, header, signature) => {
  const { cookie } = await signIn('bewoner');
  const [, payload = ''] = cookie.replace('session=', '').split('.');
  const head = Buffer.from(JSON.stringify(header)).toString('base64url');
  const signed =
    signature ?? crypto.createHmac('sha512', '1'.repeat(64)).update(`${head}.${payload}`).digest('base64url');
  expect(await whoIs(`session=${head}.${payload}.${signed}`)).toBeNull();
});

test('a token that names a session which never was is no session', async () => {
  expect(await whoIs(`session=${held.app.jwt.sign({ jti: 'invented' })}`)).toBeNull();
});
