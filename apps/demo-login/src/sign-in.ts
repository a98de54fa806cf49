import type { PersonaId } from './personas.ts';

const MAXIMUM_STEPS = 20;

export interface FollowLoginOptions {
  /** Where the login starts: the API's login address, or the address it redirects to. */
  readonly loginUrl: string | URL;
  /** Who signs in, or `cancel` for the button "Niet inloggen". */
  readonly persona: PersonaId | 'cancel';
  readonly fetch?: typeof fetch;
}

export interface FollowedLogin {
  /** The redirect back to the API, not yet visited: with `code` and `state`, or with `error`. */
  readonly callbackUrl: URL;
  /** The cookies to send along when visiting it, `''` when there are none. */
  readonly cookieHeader: string;
}

interface Cookie {
  readonly name: string;
  readonly value: string;
  readonly host: string;
  readonly path: string;
}

/**
 * Signs in over plain HTTP, as a browser without JavaScript would: follows the redirects, keeps the cookies and
 * presses one button. For tests; it stops at the callback, so that the test decides what to do with the code.
 */
export async function followLogin({
  loginUrl,
  persona,
  fetch: send = fetch,
}: FollowLoginOptions): Promise<FollowedLogin> {
  const jar: Cookie[] = [];
  const form = persona === 'cancel' ? { cancel: 'yes' } : { persona };
  let url = new URL(loginUrl);
  let body: URLSearchParams | null = null;
  for (let step = 0; step < MAXIMUM_STEPS; step += 1) {
    const response: Response = await send(url, {
      method: body === null ? 'GET' : 'POST',
      body,
      redirect: 'manual',
      headers: { accept: 'text/html', cookie: cookieHeader(jar, url) },
    });
    keepCookies(jar, url, response);
    const page = await response.text();
    const location = response.headers.get('location');
    if (location !== null) {
      url = new URL(location, url);
      if (isCallback(url)) return { callbackUrl: url, cookieHeader: cookieHeader(jar, url) };
      body = null;
    } else if (response.ok && body === null && page.includes('name="persona"')) {
      body = new URLSearchParams(form);
    } else {
      throw new Error(`the login stopped at ${url.pathname} with ${String(response.status)}`);
    }
  }
  throw new Error('the login kept redirecting');
}

function isCallback({ searchParams }: URL): boolean {
  return searchParams.has('code') || searchParams.has('error');
}

/** Cookies do not know ports: the website and the demo login on one host get each other's. */
function cookieHeader(jar: readonly Cookie[], { hostname, pathname }: URL): string {
  return jar
    .filter(({ host, path }) => host === hostname && `${pathname}/`.startsWith(path.endsWith('/') ? path : `${path}/`))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ');
}

function keepCookies(jar: Cookie[], { hostname }: URL, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const separator = pair.indexOf('=');
    const cookie: Cookie = {
      name: pair.slice(0, separator),
      value: pair.slice(separator + 1),
      host: hostname,
      path: attribute(attributes, 'path') ?? '/',
    };
    const known = jar.findIndex(({ name, host, path }) => {
      return name === cookie.name && host === cookie.host && path === cookie.path;
    });
    if (known !== -1) jar.splice(known, 1);
    if (!isExpired(attributes)) jar.push(cookie);
  }
}

function isExpired(attributes: readonly string[]): boolean {
  const expires = attribute(attributes, 'expires');
  const maximumAge = attribute(attributes, 'max-age');
  if (maximumAge !== undefined) return Number(maximumAge) <= 0;
  return expires !== undefined && Date.parse(expires) <= Date.now();
}

function attribute(attributes: readonly string[], name: string): string | undefined {
  const prefix = `${name}=`;
  return attributes.find((part) => part.toLowerCase().startsWith(prefix))?.slice(prefix.length);
}
