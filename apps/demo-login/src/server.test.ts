import type { webcrypto } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as openid from 'openid-client';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { PERSONAS, findPersona } from './personas.ts';
import type { PersonaId } from './personas.ts';
import { startDemoLogin } from './server.ts';
import type { ClientKey, DemoLogin, DemoLoginOptions } from './server.ts';
import { followLogin } from './sign-in.ts';

const CLIENT_ID = 'wijkbegroting';
const CALLBACK = 'http://127.0.0.1:3000/v1/session/callback';
const SCOPE = 'openid profile email';
const SECRET = 'secret-of-the-test-of-the-demo-login';

const INVALID_GRANT = { error: 'invalid_grant' };

const log: string[] = [];
const consoleSpies = (['log', 'info', 'warn', 'error'] as const).map((name) => vi.spyOn(console, name));
let keys: webcrypto.CryptoKeyPair;
let clientKey: ClientKey;
let demoLogin: DemoLogin;
let config: openid.Configuration;

function start(change: Partial<DemoLoginOptions> = {}): Promise<DemoLogin> {
  return startDemoLogin({
    host: '127.0.0.1',
    port: 0,
    redirectUris: [CALLBACK],
    clientId: CLIENT_ID,
    clientAuthentication: { keys: [clientKey] },
    log: (line) => log.push(line),
    ...change,
  });
}

function discover(url: string, authentication: openid.ClientAuth): Promise<openid.Configuration> {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out; the issuer is this machine
  const options = { execute: [openid.allowInsecureRequests] };
  return openid.discovery(new URL(url), CLIENT_ID, undefined, authentication, options);
}

async function newRequest() {
  const verifier = openid.randomPKCECodeVerifier();
  const state = openid.randomState();
  const nonce = openid.randomNonce();
  const parameters = {
    redirect_uri: CALLBACK,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await openid.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  };
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
  return { parameters, checks };
}

async function signIn(client: openid.Configuration, persona: PersonaId) {
  const { parameters, checks } = await newRequest();
  const loginUrl = await openid.buildAuthorizationUrlWithPAR(client, parameters);
  const { callbackUrl } = await followLogin({ loginUrl, persona });
  return { tokens: await openid.authorizationCodeGrant(client, callbackUrl, checks), callbackUrl, checks };
}

beforeAll(async () => {
  keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  clientKey = { kty, crv, x, y };
  demoLogin = await start();
  config = await discover(demoLogin.url, openid.PrivateKeyJwt(keys.privateKey));
});
afterAll(async () => {
  await demoLogin.close();
  for (const spy of consoleSpies) expect(spy).not.toHaveBeenCalled();
});

describe('the whole code flow', () => {
  test.each(PERSONAS)('$id signs in, with PAR and PKCE', async (persona) => {
    const { tokens } = await signIn(config, persona.id);
    const claims = tokens.claims();
    expect(claims).toMatchObject({
      iss: demoLogin.url,
      aud: CLIENT_ID,
      sub: persona.sub,
      acr: 'urn:wijkbegroting:acr:demo',
      name: persona.name,
      email: persona.email,
      email_verified: true,
    });
    expect(claims?.['birthdate']).toBe(persona.birthDate ?? undefined);
    expect(claims?.['buurt_code']).toBe(persona.buurtCode ?? undefined);
    expect(claims?.['gemeente_code']).toBe(persona.gemeenteCode ?? undefined);
    expect(claims?.['organisation']).toBe(persona.organisation ?? undefined);
  });

  test('works without PAR, and with a secret instead of keys', async () => {
    const withSecret = await start({ clientAuthentication: { secret: SECRET } });
    try {
      const client = await discover(withSecret.url, openid.ClientSecretBasic(SECRET));
      const { parameters, checks } = await newRequest();
      const loginUrl = openid.buildAuthorizationUrl(client, parameters);
      const { callbackUrl } = await followLogin({ loginUrl, persona: 'bewoner' });
      const tokens = await openid.authorizationCodeGrant(client, callbackUrl, checks);
      expect(tokens.claims()?.sub).toBe('demo-bewoner');
    } finally {
      await withSecret.close();
    }
  });

  test('the user info endpoint says the same', async () => {
    const { tokens } = await signIn(config, 'bewoner');
    const info = await openid.fetchUserInfo(config, tokens.access_token, 'demo-bewoner');
    expect(info).toMatchObject({ name: findPersona('bewoner')?.name, buurt_code: 'BU03920904' });
  });

  test('a code works once', async () => {
    const { callbackUrl, checks } = await signIn(config, 'bewoner');
    await expect(openid.authorizationCodeGrant(config, callbackUrl, checks)).rejects.toMatchObject(INVALID_GRANT);
  });

  test('a login that begins at the website keeps the cookies of the website', async () => {
    const { parameters } = await newRequest();
    const target = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    const website = createServer((_request, response) => {
      const headers = { location: target.href, 'set-cookie': ['login=abc; Path=/v1; HttpOnly', 'old=1; Max-Age=0'] };
      response.writeHead(302, headers).end();
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => website.once('listening', resolve));
    const { port } = website.address() as AddressInfo;
    const login = await followLogin({
      loginUrl: `http://127.0.0.1:${String(port)}/v1/session/login`,
      persona: 'bewoner',
    });
    website.close();
    expect(login.cookieHeader).toBe('login=abc');
    expect(login.callbackUrl.searchParams.get('state')).toBe(parameters.state);
  });

  test('"Niet inloggen" brings access_denied to the website', async () => {
    const { parameters, checks } = await newRequest();
    const loginUrl = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    const { callbackUrl } = await followLogin({ loginUrl, persona: 'cancel' });
    await expect(openid.authorizationCodeGrant(config, callbackUrl, checks)).rejects.toMatchObject({
      error: 'access_denied',
    });
  });
});

describe('requests that are refused', () => {
  test('PKCE is required, with and without PAR', async () => {
    const { redirect_uri, scope, state } = (await newRequest()).parameters;
    const parameters = { redirect_uri, scope, state };
    await expect(openid.buildAuthorizationUrlWithPAR(config, parameters)).rejects.toMatchObject({
      error: 'invalid_request',
    });
    const response = await fetch(openid.buildAuthorizationUrl(config, parameters), { redirect: 'manual' });
    const location = new URL(response.headers.get('location') ?? '');
    expect(location.searchParams.get('error')).toBe('invalid_request');
    expect(location.searchParams.has('code')).toBe(false);
  });

  test('plain PKCE is refused', async () => {
    const { parameters } = await newRequest();
    const plain = { ...parameters, code_challenge_method: 'plain' };
    await expect(openid.buildAuthorizationUrlWithPAR(config, plain)).rejects.toMatchObject({
      error: 'invalid_request',
    });
  });

  test('a wrong verifier gets no tokens', async () => {
    const { parameters, checks } = await newRequest();
    const loginUrl = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    const { callbackUrl } = await followLogin({ loginUrl, persona: 'bewoner' });
    const wrong = { ...checks, pkceCodeVerifier: openid.randomPKCECodeVerifier() };
    await expect(openid.authorizationCodeGrant(config, callbackUrl, wrong)).rejects.toMatchObject(INVALID_GRANT);
  });

  test('a redirect to elsewhere is refused, on a page and not by a redirect', async () => {
    const { parameters } = await newRequest();
    const elsewhere = { ...parameters, redirect_uri: 'http://127.0.0.1:3000/elsewhere' };
    await expect(openid.buildAuthorizationUrlWithPAR(config, elsewhere)).rejects.toThrow();
    const response = await fetch(openid.buildAuthorizationUrl(config, elsewhere), {
      redirect: 'manual',
      headers: { accept: 'text/html' },
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('location')).toBeNull();
    const page = await response.text();
    expect(page).toContain('Inloggen lukt nu niet');
    expect(page).toContain('invalid_redirect_uri');
    expect(page).toContain('href="http://127.0.0.1:3000/"');
  });

  test('another key is not the client', async () => {
    const other = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
    const stranger = await discover(demoLogin.url, openid.PrivateKeyJwt(other.privateKey));
    const { parameters } = await newRequest();
    await expect(openid.buildAuthorizationUrlWithPAR(stranger, parameters)).rejects.toMatchObject({
      error: 'invalid_client',
    });
  });
});

describe('the pages', () => {
  async function openLogin() {
    const { parameters } = await newRequest();
    const loginUrl = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    const redirect = await fetch(loginUrl, { redirect: 'manual' });
    const cookie = redirect.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
    return { page: new URL(redirect.headers.get('location') ?? '', loginUrl), cookie: cookie.join('; ') };
  }

  test('the login page is strict: own style only, no cache, no frame', async () => {
    const { page, cookie } = await openLogin();
    const response = await fetch(page, { headers: { cookie } });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('Inloggen in de voorbeeldomgeving');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self' http://127.0.0.1:3000; " +
        "base-uri 'none'; frame-ancestors 'none'",
    );
    const style = await fetch(new URL('/demo-login.css', page));
    expect(style.headers.get('content-type')).toContain('text/css');
    expect(await style.text()).not.toContain('url(');
  });

  test.each(['without its cookie', 'when it was finished'])('a login %s has expired, with a way back', async (how) => {
    const { page, cookie } = await openLogin();
    if (how === 'when it was finished') {
      const form = { method: 'POST', body: new URLSearchParams({ persona: 'bewoner' }), headers: { cookie } };
      const chosen = await fetch(page, { ...form, redirect: 'manual' });
      expect(chosen.status).toBe(303);
      await fetch(new URL(chosen.headers.get('location') ?? '', page), { redirect: 'manual', headers: { cookie } });
    }
    const response = await fetch(page, { headers: how === 'without its cookie' ? {} : { cookie } });
    const html = await response.text();
    expect(response.status).toBe(400);
    expect(html).toContain('Deze inlogpagina is verlopen');
    expect(html).toContain('href="http://127.0.0.1:3000/"');
  });

  test('somebody who is not on the list cannot sign in', async () => {
    const { page, cookie } = await openLogin();
    const body = new URLSearchParams({ persona: 'burgemeester' });
    const response = await fetch(page, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('Deze persoon bestaat niet');
  });

  test('the browser gets no session cookie, so the next login asks again', async () => {
    const { page, cookie } = await openLogin();
    const body = new URLSearchParams({ persona: 'bewoner' });
    const chosen = await fetch(page, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
    const back = new URL(chosen.headers.get('location') ?? '', page);
    const response = await fetch(back, { headers: { cookie }, redirect: 'manual' });
    expect(response.headers.get('location')).toContain('code=');
    expect(response.headers.getSetCookie().join()).not.toContain('demo_login_session');
  });

  test.each([
    ['/', 200, 'Inloggen in de voorbeeldomgeving'],
    ['/bestaat-niet', 404, 'Deze pagina bestaat niet'],
  ])('%s answers %i', async (path, status, text) => {
    const response = await fetch(new URL(path, demoLogin.url), { headers: { accept: 'text/html' } });
    expect(response.status).toBe(status);
    expect(await response.text()).toContain(text);
  });
});
