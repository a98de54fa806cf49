import fp from 'fastify-plugin';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isAway, isCollision } from '../database/client.ts';
import { type ApiError, problemBody, ProblemError, PROBLEMS } from '../problem.ts';

/** What Fastify itself refuses, by its own error code. */
const FASTIFY_PROBLEMS: Readonly<Record<string, ApiError>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { code: 'body-too-large' },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { code: 'content-type-unknown' },
  FST_UNDER_PRESSURE: { code: 'not-ready' },
};

/** Turns every failure into `application/problem+json`; a 500 says nothing of its cause. */
export const problems = fp((app, _options, done) => {
  app.setErrorHandler<FastifyError>((error, request, reply) => sendProblem(request, reply, error));
  app.setNotFoundHandler((_request, reply) => send(reply, { code: 'not-found' }));
  done();
});

function sendProblem(request: FastifyRequest, reply: FastifyReply, error: FastifyError): FastifyReply {
  if (error instanceof ProblemError) return send(reply, error.failure);
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map((issue) => ({
      field: `${error.validationContext ?? 'body'}${issue.instancePath}`,
      message: issue.message ?? '',
    }));
    return send(reply, { code: 'bad-request', errors } as ApiError);
  }
  const known = FASTIFY_PROBLEMS[error.code];
  if (known !== undefined) return send(reply, known);
  if (isCollision(error)) return send(reply, { code: 'not-ready' });
  if (isAway(error)) {
    request.log.warn({ cause: causeOf(error), route: request.routeOptions.url }, 'the database is away');
    return send(reply.header('retry-after', '5'), { code: 'not-ready' });
  }
  if (error.statusCode === 429) return send(reply, { code: 'too-many-requests' });
  if (error.statusCode !== undefined && error.statusCode < 500) return send(reply, { code: 'bad-request' });
  request.log.error({ cause: causeOf(error), route: request.routeOptions.url }, 'unexpected failure');
  return send(reply, { code: 'internal-error' });
}

/** Names and stack only: messages of the database may quote what somebody typed. */
function causeOf(error: Error): string {
  const inner = error.cause instanceof Error ? error.cause : error;
  const code = 'code' in inner ? String(inner.code) : '';
  return `${inner.name} ${code} ${(inner.stack ?? '')
    .split('\n')
    .filter((line) => line.trimStart().startsWith('at '))
    .slice(0, 6)
    .join(' | ')}`;
}

function send(reply: FastifyReply, failure: ApiError): FastifyReply {
  return reply
    .code(PROBLEMS[failure.code].status)
    .type('application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(failure));
}
