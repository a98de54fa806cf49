import process from 'node:process';
import type { Handle, HandleFetch, HandleServerError } from '@sveltejs/kit/hooks';
import { API_ORIGIN } from '$app/env/private';
import { callApi, isApiRequest } from '#lib/server/call-api.ts';

/** What every page says to the browser besides the content security policy of vite.config.ts. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
} as const;

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.apiCookies = [];
  const response = await resolve(event);
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.headers.set(name, value);
  if (event.url.protocol === 'https:') response.headers.set('strict-transport-security', 'max-age=31536000');
  for (const cookie of event.locals.apiCookies) response.headers.append('set-cookie', cookie);
  keepOutOfSharedCaches(response, event.request.headers.has('cookie') || event.locals.apiCookies.length > 0);
  return response;
};

export const handleFetch: HandleFetch = ({ event, request, fetch }) =>
  isApiRequest(request, event.url.origin) ? callApi(event, request, API_ORIGIN) : fetch(request);

/** The cause goes to the log, with the route but not the address of the visitor: the resident reads the error page. */
export const handleError: HandleServerError = ({ kind, error, event }) => {
  if (kind !== 'unknown') return;
  const cause = error instanceof Error ? (error.stack ?? error.message) : 'no error object';
  process.stderr.write(`${JSON.stringify({ level: 50, msg: 'unexpected failure', route: event.route.id, cause })}\n`);
};

/** Pages name the signed-in visitor, so no cache may share them; with a cookie no cache may even keep them. */
function keepOutOfSharedCaches(response: Response, isPersonal: boolean): void {
  if (response.headers.has('cache-control') && !isPersonal) return;
  response.headers.set('cache-control', isPersonal ? 'private, no-store' : 'private, no-cache');
  response.headers.append('vary', 'Cookie');
}
