import type { FastifyReply, FastifyRequest } from 'fastify';

/** A visitor without a session gets what everyone gets, so caches may keep it for a moment; anything else is personal. */
export function cacheForVisitors(request: FastifyRequest, reply: FastifyReply): void {
  void reply.header('vary', 'cookie');
  if (request.viewer === undefined && request.headers.cookie === undefined) {
    void reply.header('cache-control', 'public, max-age=10');
  }
}
