import { expect, test } from 'vitest';
import { callApi, isApiRequest } from './call-api.ts';

const SITE = 'https://wijk.example';

test.each([
  ['http://api.invalid/v1/rounds', true],
  [`${SITE}/v1/rounds`, true],
  [`${SITE}/rondes`, false],
  [`${SITE}/v10/rounds`, false],
  ['https://other.example/v1/rounds', false],
])('%s for the API: %s', (url, expected) => {
  expect(isApiRequest(new Request(url), SITE)).toBe(expected);
});

function visitor(headers: Record<string, string>, answer: Response) {
  const seen: Request[] = [];
  const apiDispatch = (request: Request) => {
    seen.push(request);
    return Promise.resolve(answer);
  };
  const event = {
    url: new URL(`${SITE}/rondes`),
    request: new Request(`${SITE}/rondes`, { headers }),
    platform: { req: { apiDispatch } },
    locals: { apiCookies: [] as string[] },
  } as unknown as Parameters<typeof callApi>[0];
  return { event, seen };
}

test('the session cookie goes along, inside the process, at our own address', async () => {
  const { event, seen } = visitor({ cookie: 'session=abc', 'user-agent': 'Phone' }, new Response('{}'));
  await callApi(event, new Request('http://api.invalid/v1/rounds?area=WK039209'), undefined);
  expect(seen[0]?.url).toBe(`${SITE}/v1/rounds?area=WK039209`);
  expect(seen[0]?.headers.get('cookie')).toBe('session=abc');
  expect(seen[0]?.headers.get('user-agent')).toBeNull();
  expect(seen[0]?.headers.get('origin')).toBeNull();
});

test('a call without credentials stays without a cookie', async () => {
  const { event, seen } = visitor({ cookie: 'session=abc' }, new Response('{}'));
  await callApi(event, new Request('http://api.invalid/v1/rounds', { credentials: 'omit' }), undefined);
  expect(seen[0]?.headers.get('cookie')).toBeNull();
});

test('a write carries its body and the origin of the page', async () => {
  const { event, seen } = visitor({ origin: SITE }, new Response('{}'));
  const request = new Request('http://api.invalid/v1/rounds', { method: 'POST', body: '{"a":1}' });
  await callApi(event, request, undefined);
  expect(await seen[0]?.text()).toBe('{"a":1}');
  expect(seen[0]?.headers.get('origin')).toBe(SITE);
});

test('cookies of the API are kept for the browser', async () => {
  const { event } = visitor({}, new Response('{}', { headers: { 'set-cookie': 'session=; Max-Age=0' } }));
  await callApi(event, new Request('http://api.invalid/v1/session', { method: 'DELETE' }), undefined);
  expect(event.locals.apiCookies).toEqual(['session=; Max-Age=0']);
});

test('without a way to the API it fails loudly', async () => {
  const { event } = visitor({}, new Response('{}'));
  const alone = { ...event, platform: undefined };
  await expect(callApi(alone, new Request('http://api.invalid/v1/rounds'), undefined)).rejects.toThrow('API_ORIGIN');
});
