import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { clearSessionCookie, hashSessionId, sessionIdOf, setSessionCookie } from '../../plugins/session.ts';
import { type Route, routesOf } from '../../routes-of.ts';
import { loginProvider } from './provider.ts';
import { safeReturnPath } from './return-path.ts';
import { LoginQuery, SessionWire } from './schemas.ts';
import { finishLogin, startLogin } from './sign-in.ts';
import { deleteSession } from './store.ts';

const tags = ['session'];
const access = { public: true } as const;
/** A login asks the provider's server for work, so one network gets few of them. */
const rateLimit = { max: 60, timeWindow: '1 minute', allowList: [] };
const LOGIN_SECONDS = 10 * 60;

const readSession: Route = (app) => {
  app.get(
    '/session',
    {
      config: { access },
      schema: { tags, operationId: 'readSession', summary: 'Says who is signed in', response: { 200: SessionWire } },
    },
    ({ viewer }) => {
      if (viewer === undefined) return { account: null };
      const { id, name, organisation, buurtCode, grants } = viewer;
      return { account: { id, name, organisation, buurtCode, roles: grants } };
    },
  );
};

/** Login and callback share the provider, which is looked up once. */
const login: Route = (app, { databases: { site }, clock, oidc, origin }) => {
  const provider = loginProvider(oidc, origin);
  const { name, attributes } = loginCookie(origin);
  app.get(
    '/session/login',
    {
      config: { access, rateLimit },
      schema: {
        tags,
        operationId: 'startLogin',
        summary: 'Sends the browser to the login provider',
        querystring: LoginQuery,
        response: { 302: z.null() },
      },
    },
    async ({ query }, reply) => {
      const returnTo = safeReturnPath(query.returnTo);
      try {
        const { url, state } = await startLogin(site, { provider, now: clock.now(), returnTo });
        return await reply.setCookie(name, state, { ...attributes, maxAge: LOGIN_SECONDS }).redirect(url, 302);
      } catch {
        return sendTo(reply, origin, '/inloggen?fout=login-unreachable');
      }
    },
  );
  app.get(
    '/session/callback',
    {
      config: { access, rateLimit },
      // The provider may add parameters of its own, so what comes back is read by the login library alone.
      schema: {
        tags,
        operationId: 'finishLogin',
        summary: 'Takes the browser back from the login provider',
        response: { 302: z.null() },
      },
    },
    async (request, reply) => {
      const callback = new URL(request.url, origin);
      const browserState = request.cookies[name];
      const result = await finishLogin(site, { provider, now: clock.now(), callback, browserState });
      void reply.clearCookie(name, attributes);
      if (!result.ok) return sendTo(reply, origin, `/inloggen?fout=${result.error.code}`);
      const before = await sessionIdOf(request, origin);
      if (before !== undefined) await deleteSession(site, hashSessionId(before));
      await setSessionCookie(reply, origin, result.value.sessionId);
      return sendTo(reply, origin, result.value.returnTo);
    },
  );
};

const endSession: Route = (app, { databases: { site }, origin }) => {
  app.delete(
    '/session',
    {
      config: { access },
      schema: { tags, operationId: 'endSession', summary: 'Signs out', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const sessionId = await sessionIdOf(request, origin);
      if (sessionId !== undefined) await deleteSession(site, hashSessionId(sessionId));
      clearSessionCookie(reply, origin);
      return reply.code(204).send(null);
    },
  );
};

/** Signing in with the site's OpenID provider, asking who is signed in, and signing out. */
export const sessionRoutes = routesOf(readSession, login, endSession);

/** Ties a login to the browser that started it. */
function loginCookie(origin: string) {
  const secure = origin.startsWith('https://');
  return {
    name: secure ? '__Host-login' : 'login',
    attributes: { path: '/', httpOnly: true, sameSite: 'lax', secure } as const,
  };
}

function sendTo(reply: FastifyReply, origin: string, path: string): FastifyReply {
  return reply.redirect(`${origin}${path}`, 302);
}
