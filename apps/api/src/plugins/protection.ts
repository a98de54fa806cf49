import helmet from '@fastify/helmet';
import rateLimit from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import { ProblemError } from '../problem.ts';
import { API_VERSION } from './openapi.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Headers for every answer, a limit on writes per network, and no writing from another site. */
export const protection = fp<{ readonly origin: string; readonly requestsPerMinute: number }>(
  async (app, { origin, requestsPerMinute }) => {
    const secure = origin.startsWith('https://');
    await app.register(helmet, {
      global: true,
      // The pages bring a policy of their own; the API's answers are never a document.
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { 'default-src': ["'none'"], 'frame-ancestors': ["'none'"] },
      },
      strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'same-origin' },
      xFrameOptions: { action: 'deny' },
    });
    await app.register(rateLimit, {
      global: true,
      max: requestsPerMinute,
      timeWindow: '1 minute',
      keyGenerator: networkOf,
      // Reading is cheap and can be cached; a school or a whole office may sit behind one address.
      allowList: (request: FastifyRequest) => SAFE_METHODS.has(request.method),
    });
    app.addHook('onRequest', (request, _reply, next) => {
      if (SAFE_METHODS.has(request.method) || comesFromHere(request, origin)) next();
      else next(new ProblemError({ code: 'origin-not-allowed' }));
    });
    app.addHook('onSend', (request, reply, _payload, next) => {
      if (request.url.startsWith('/v1')) {
        void reply.header('API-Version', API_VERSION);
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
      }
      next();
    });
  },
);

/** A browser names its origin with every write. Without one the request must not lean on a cookie. */
function comesFromHere(request: FastifyRequest, origin: string): boolean {
  const claimed = request.headers.origin;
  return claimed === undefined ? request.headers.cookie === undefined : claimed === origin;
}

/** The network of the caller: one IPv4 address, or a /56 of IPv6, which is what one household gets. */
export function networkOf(request: { readonly ip: string }): string {
  const { ip } = request;
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip.replace('::ffff:', '');
  const [head = ''] = ip.split('%');
  const groups = expandIpv6(head);
  return `${groups.slice(0, 3).join(':')}:${(groups[3] ?? '0').padStart(4, '0').slice(0, 2)}`;
}

function expandIpv6(ip: string): string[] {
  const [left = '', right] = ip.split('::');
  const before = left === '' ? [] : left.split(':');
  const after = right === undefined || right === '' ? [] : right.split(':');
  const missing = right === undefined ? 0 : 8 - before.length - after.length;
  return [...before, ...Array.from({ length: missing }, () => '0'), ...after];
}
