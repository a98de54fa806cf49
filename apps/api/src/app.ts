import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RawServerDefault } from 'fastify';
import compress from '@fastify/compress';
import etag from '@fastify/etag';
import underPressure from '@fastify/under-pressure';
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OidcConfig } from './config.ts';
import type { Databases } from './database/client.ts';
import { type KnownHeads, knownHeads } from './database/known-heads.ts';
import { ballotBoxRoutes } from './features/ballot-box/routes.ts';
import { bundleRoutes } from './features/bundle/routes.ts';
import { areaRoutes } from './features/areas/routes.ts';
import { auditEventRoutes } from './features/audit-events/routes.ts';
import { feasibilityRoutes } from './features/feasibility/routes.ts';
import { handedInReceiptRoutes } from './features/handed-in-receipts/routes.ts';
import { healthRoutes } from './features/health/routes.ts';
import { proposalRoutes } from './features/proposals/routes.ts';
import { proposedActionRoutes } from './features/proposed-actions/routes.ts';
import { rollRoutes } from './features/roll/routes.ts';
import { roundRoutes } from './features/rounds/routes.ts';
import { logKeeping } from './features/log-keeping/log-keeping.ts';
import { officialRecordRoutes } from './features/official-record/routes.ts';
import { outcomeRoutes } from './features/outcome/routes.ts';
import { passRoutes } from './features/passes/routes.ts';
import { pastElectionRoutes } from './features/past-elections/routes.ts';
import { publicLogRoutes } from './features/public-log/routes.ts';
import { roundKeyRoutes } from './features/round-keys/routes.ts';
import { sessionRoutes } from './features/session/routes.ts';
import { tallyRoutes } from './features/tally/routes.ts';
import { access } from './plugins/access.ts';
import { mountWeb } from './plugins/mount-web.ts';
import { openapi } from './plugins/openapi.ts';
import { problems } from './plugins/problems.ts';
import { protection } from './plugins/protection.ts';
import { session } from './plugins/session.ts';
import { visitorCache } from './plugins/visitor-cache.ts';
import { routesOf } from './routes-of.ts';
import type { Secrets } from './secrets.ts';

export interface Clock {
  now(): Date;
}

export interface AppDependencies {
  readonly databases: Databases;
  readonly clock: Clock;
  readonly secrets: Secrets;
  /** Scheme, host and port under which people reach the site. */
  readonly origin: string;
  readonly oidc: OidcConfig;
  readonly trustedProxies?: readonly string[];
  /** Where log lines go; `false` for none. */
  readonly log?: 'stderr' | false;
  /** The built web app (file URL of its handler); without it only the API is served. */
  readonly webHandlerUrl?: string;
  /** Requests a minute from one network before 429. */
  readonly requestsPerMinute?: number;
  /** How many milliseconds the event loop may lag before new requests get 503; 0 for no limit. */
  readonly maximumLag?: number;
  /** How often a batch of ballots is sealed, in minutes; the opening record fixes it for a round. */
  readonly batchMinutes: number;
  /** Where the heads of the logs are remembered outside the database; without it as long as the process lives. */
  readonly headsFile?: string;
  /** Instead of that file. */
  readonly heads?: KnownHeads;
  /** How long answers for visitors are kept in this process; 0 keeps none. */
  readonly visitorCacheMilliseconds?: number;
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Every feature, in the order in which the API is described. */
const FEATURES = [
  healthRoutes,
  rollRoutes,
  passRoutes,
  ballotBoxRoutes,
  handedInReceiptRoutes,
  publicLogRoutes,
  roundKeyRoutes,
  proposedActionRoutes,
  tallyRoutes,
  outcomeRoutes,
  officialRecordRoutes,
  bundleRoutes,
  sessionRoutes,
  areaRoutes,
  roundRoutes,
  proposalRoutes,
  feasibilityRoutes,
  pastElectionRoutes,
  auditEventRoutes,
  routesOf(logKeeping),
];

/** Builds the whole server: cross-cutting plugins first, then every feature. */
export async function buildApp(deps: AppDependencies): Promise<App> {
  const app: App = Fastify({
    logger: deps.log === 'stderr' ? logger : false,
    trustProxy: deps.trustedProxies?.length ? [...deps.trustedProxies] : false,
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    routerOptions: { ignoreTrailingSlash: false, ignoreDuplicateSlashes: false, caseSensitive: true },
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);

  const heads = deps.heads ?? knownHeads(deps.headsFile);
  await app.register(problems);
  await app.register(underPressure, {
    maxEventLoopDelay: deps.maximumLag ?? 1_500,
    exposeStatusRoute: false,
    retryAfter: 5,
  });
  await app.register(session, {
    databases: deps.databases,
    now: () => deps.clock.now(),
    origin: deps.origin,
    secret: deps.secrets.session,
  });
  await app.register(protection, { origin: deps.origin, requestsPerMinute: deps.requestsPerMinute ?? 1_200 });
  await app.register(openapi);
  await app.register(access, { databases: deps.databases });
  await app.register(visitorCache, { milliseconds: deps.visitorCacheMilliseconds ?? 1_000 });
  await app.register(etag);
  await app.register(compress, { global: true, threshold: 1_024, globalDecompression: false });

  await app.register(
    async (v1) => {
      for (const feature of FEATURES) await v1.register(feature, { ...deps, heads });
    },
    { prefix: '/v1' },
  );
  if (deps.webHandlerUrl !== undefined) await mountWeb(app, deps.webHandlerUrl, deps.origin);
  return app;
}

/** Only what is named here can reach a log line: no address, header, query, body or account. */
const logger = {
  level: 'warn',
  stream: process.stderr,
  serializers: {
    req: (request: { method: string }) => ({ method: request.method }),
    res: (reply: { statusCode: number }) => ({ status: reply.statusCode }),
  },
};
