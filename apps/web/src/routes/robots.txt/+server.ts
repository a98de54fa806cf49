import type { RequestHandler } from './$types';

/** Search engines may read everything that is for everyone; the rest is of no use to them. */
const RULES = ['/beheer', '/inloggen', '/mijn-plannen', '/v1/session'];

export const GET: RequestHandler = () => {
  const lines = ['User-agent: *', ...RULES.map((path) => `Disallow: ${path}`)];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
};
