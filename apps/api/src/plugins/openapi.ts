import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { RouteOptions } from 'fastify';
import fp from 'fastify-plugin';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import { Problem } from '../wire/problem.ts';
import { transformComponents } from './openapi-components.ts';

export const API_VERSION = '1.0.0';

/** The description of the API, at /v1/openapi.json for machines and /v1/docs for people (NL API Design Rules).
 * Register it before the access rules, which look only at routes that come after them. */
export const openapi = fp(async (app) => {
  app.addHook('onRoute', describeRefusals);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Wijkbegroting',
        version: API_VERSION,
        description: 'Rounds, proposals, ballots and outcomes of the digital neighbourhood budget.',
        contact: {
          name: 'Wijkbegroting',
          url: 'https://example.org/wijkbegroting',
          email: 'wijkbegroting@example.org',
        },
        license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      },
      servers: [{ url: '/', description: 'This server' }],
    },
    transform: jsonSchemaTransform,
    transformObject: transformComponents,
  });
  await app.register(async (docs) => {
    docs.addHook('onRoute', (route) => {
      route.config = { ...route.config, access: { public: true } };
    });
    await docs.register(swaggerUi, {
      routePrefix: '/v1/docs',
      staticCSP: true,
      uiConfig: { docExpansion: 'none', supportedSubmitMethods: [] },
    });
  });
  app.get('/v1/openapi.json', { config: { access: { public: true } }, schema: { hide: true } }, (_request, reply) =>
    reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=300').send(app.swagger()),
  );
});

const REFUSAL = { description: 'A refusal', content: { 'application/problem+json': { schema: Problem } } };

/** Every described route can be refused in the same form, and says so; no feature has to repeat it. */
function describeRefusals({ schema }: RouteOptions): void {
  if (schema?.response === undefined) return;
  schema.response = { ...schema.response, '4xx': REFUSAL };
}
