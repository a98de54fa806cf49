import crypto from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';

/** Answers kept at once; more addresses than this are somebody trying out addresses. */
const MAXIMUM_KEPT = 200;
const LARGEST_KEPT = 128 * 1024;
const HEADERS = [
  'content-type',
  'cache-control',
  'vary',
  'content-disposition',
  'etag',
  'access-control-allow-origin',
] as const;

interface Kept {
  readonly at: number;
  readonly headers: Readonly<Record<string, string>>;
  /** As it goes over the line, so that a text is turned into bytes once. */
  readonly payload: Buffer;
}

/**
 * Keeps for a moment what visitors get, in this process, as the answer itself tells other caches they may. A crowd at a
 * deadline then costs the database one read a moment. Any write forgets everything, so within one process nobody reads
 * older than what was written; between processes it is at most `milliseconds` old. Register it before what changes
 * payloads (etag, compress).
 */
export const visitorCache = fp<{ readonly milliseconds: number }>((app, { milliseconds }, done) => {
  const kept = new Map<string, Kept>();
  const asked = new WeakMap<FastifyRequest, number>();
  let writes = 0;

  app.addHook('onRequest', (request, reply, next) => {
    if (!isVisitorReading(request)) {
      next();
      return;
    }
    const found = kept.get(request.url);
    if (found !== undefined && performance.now() - found.at < milliseconds) {
      void reply.headers(found.headers).send(found.payload);
      return;
    }
    asked.set(request, writes);
    next();
  });

  app.addHook('onSend', (request, reply, payload, next) => {
    if (isWrite(request) && reply.statusCode < 400) {
      writes += 1;
      kept.clear();
    } else if (asked.get(request) === writes && typeof payload === 'string' && isForEveryone(reply)) {
      const bytes = Buffer.from(payload);
      if (bytes.length > LARGEST_KEPT) {
        next();
        return;
      }
      if (kept.size >= MAXIMUM_KEPT) kept.clear();
      void reply.header('etag', tagOf(bytes)); // kept with the answer; otherwise every answer would be hashed again
      kept.set(request.url, { at: performance.now(), headers: headersOf(reply), payload: bytes });
    }
    next();
  });
  done();
});

function isVisitorReading({ method, headers, viewer }: FastifyRequest): boolean {
  return (
    method === 'GET' && headers.cookie === undefined && headers.authorization === undefined && viewer === undefined
  );
}

/** Passes and ballots change nothing that anyone can read, and come by the hundred. */
function isWrite({ method, routeOptions }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD' && routeOptions.config.anonymous !== true;
}

function isForEveryone(reply: FastifyReply): boolean {
  const isPublic = String(reply.getHeader('cache-control')).startsWith('public');
  return reply.statusCode === 200 && isPublic && !reply.hasHeader('set-cookie');
}

function tagOf(bytes: Buffer): string {
  return `"${crypto.hash('sha1', bytes, 'base64')}"`;
}

function headersOf(reply: FastifyReply): Record<string, string> {
  return Object.fromEntries(
    HEADERS.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
  );
}
