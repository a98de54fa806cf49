import { site } from '#lib/messages/index.ts';
import type { RequestHandler } from './$types';

const DAY = 24 * 60 * 60 * 1_000;
/** RFC 9116 wants less than a year. */
const DAYS_VALID = 180;

/** Where to tell about a weakness (RFC 9116). */
export const GET: RequestHandler = ({ url }) => {
  const expires = new Date((Math.floor(Date.now() / DAY) + DAYS_VALID) * DAY);
  const lines = [
    `Contact: ${site.contact.security}`,
    `Expires: ${expires.toISOString()}`,
    'Preferred-Languages: nl, en',
    `Canonical: ${url.origin}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join('\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' },
  });
};
