import type { RequestEvent } from '@sveltejs/kit';
import { API_INSIDE } from '#lib/api/client.ts';

/** Whether a request of `event.fetch` is meant for the API. */
export function isApiRequest(request: Request, siteOrigin: string): boolean {
  const { origin, pathname } = new URL(request.url);
  return origin === API_INSIDE || (origin === siteOrigin && pathname.startsWith('/v1/'));
}

/**
 * Calls the API for this visitor: inside the process where there is a way, over the network otherwise.
 * The visitor's session cookie and origin go along; nothing else of the visitor does.
 */
export async function callApi(
  event: Pick<RequestEvent, 'url' | 'request' | 'platform' | 'locals'>,
  request: Request,
  apiOrigin: string | undefined,
): Promise<Response> {
  const dispatch = event.platform?.req.apiDispatch;
  if (dispatch === undefined && apiOrigin === undefined)
    throw new Error('no API in this process and no API_ORIGIN set');
  const forVisitor = withVisitor(event, request, dispatch === undefined ? apiOrigin : event.url.origin);
  const response = dispatch === undefined ? await fetch(forVisitor) : await dispatch(forVisitor);
  event.locals.apiCookies.push(...response.headers.getSetCookie());
  return response;
}

function withVisitor(
  event: Pick<RequestEvent, 'url' | 'request'>,
  request: Request,
  origin: string | undefined,
): Request {
  const { pathname, search } = new URL(request.url);
  const headers = new Headers(request.headers);
  const cookie = event.request.headers.get('cookie');
  if (cookie !== null && request.credentials !== 'omit') headers.set('cookie', cookie);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    headers.set('origin', event.request.headers.get('origin') ?? event.url.origin);
  }
  return new Request(new URL(pathname + search, origin), {
    method: request.method,
    headers,
    body: request.body,
    redirect: 'manual',
    ...(request.body === null ? {} : { duplex: 'half' }),
  });
}
