import { invariant } from '@wijkbegroting/domain';
import type { FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import {
  actsFor,
  type AreaScope,
  scopeOfAction,
  scopeOfPastElection,
  scopeOfProposal,
  scopeOfRound,
} from '../database/area-scope.ts';
import type { Databases, SiteDb } from '../database/client.ts';
import type { Role } from '../database/schema/site.ts';
import type { Viewer } from '../database/viewer.ts';
import { type ApiError, ProblemError } from '../problem.ts';

/** Who may use a route. `area` says on whose areas the role must hold; `any` leaves that to the use case. */
export type Access =
  | { readonly public: true }
  | { readonly signedIn: true }
  | {
      readonly roles: readonly Role[];
      readonly area: 'of-round' | 'of-proposal' | 'of-action' | 'of-past-election' | 'any';
    };

declare module 'fastify' {
  interface FastifyContextConfig {
    access?: Access;
  }
  interface FastifyInstance {
    /** Every route with its rule, as `GET /v1/rounds`, so that a test can show that none was forgotten. */
    accessRules: ReadonlyMap<string, Access>;
  }
}

/**
 * One access rule on every route: a route without one keeps the API from starting. It is judged before the body is read,
 * so that nobody without the right makes the server parse anything.
 */
export const access = fp<{ readonly databases: Databases }>((app, { databases }, done) => {
  const rules = new Map<string, Access>();
  app.decorate('accessRules', rules);
  app.addHook('onRoute', ({ method, url, config }) => {
    if (config?.access === undefined) throw new Error(`${String(method)} ${url} has no access rule`);
    for (const one of [method].flat()) rules.set(`${one} ${url}`, config.access);
  });
  app.addHook('onRequest', async (request) => {
    const rule = request.routeOptions.config.access;
    if (request.is404) return;
    if (rule === undefined) throw new ProblemError({ code: 'not-allowed' });
    if ('public' in rule) return;
    const failure = await refusal(databases.site, rule, request);
    if (failure !== undefined) throw new ProblemError(failure);
  });
  done();
});

/** The viewer of a route that only lets signed-in people through. */
export function viewerOf(request: FastifyRequest): Viewer {
  invariant(request.viewer !== undefined, 'the access rule lets nobody through without a session');
  return request.viewer;
}

async function refusal(
  db: SiteDb,
  rule: Exclude<Access, { public: true }>,
  request: FastifyRequest,
): Promise<ApiError | undefined> {
  const { viewer } = request;
  if (viewer === undefined) return { code: 'not-signed-in' };
  if ('signedIn' in rule) return undefined;
  if (!viewer.grants.some((grant) => rule.roles.includes(grant.role))) return { code: 'not-allowed' };
  if (rule.area === 'any') return undefined;
  const scope = await scopeFor(db, rule.area, request.params as Record<string, string>);
  if (scope.length === 0) return UNKNOWN[rule.area];
  return actsFor(viewer.grants, rule.roles, scope) ? undefined : { code: 'not-allowed' };
}

const UNKNOWN = {
  'of-round': { code: 'round-unknown' },
  'of-proposal': { code: 'proposal-unknown' },
  'of-action': { code: 'action-unknown' },
  'of-past-election': { code: 'past-election-unknown' },
} as const satisfies Record<string, ApiError>;

function scopeFor(
  db: SiteDb,
  area: keyof typeof UNKNOWN,
  params: Readonly<Record<string, string>>,
): Promise<AreaScope> {
  if (area === 'of-round') return scopeOfRound(db, params['roundId'] ?? '');
  if (area === 'of-proposal') return scopeOfProposal(db, params['proposalId'] ?? '');
  if (area === 'of-past-election') return scopeOfPastElection(db, params['electionId'] ?? '');
  return scopeOfAction(db, params['actionId'] ?? '');
}
