import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App, AppDependencies } from '../../app.ts';
import { clearSessionCookie, hashSessionId, sessionIdOf, setSessionCookie } from '../../plugins/session.ts';
import { loginProvider } from './provider.ts';
import { safeReturnPath } from './return-path.ts';
import { LoginQuery, SessionWire } from './schemas.ts';
import { finishLogin, startLogin } from './sign-in.ts';
import { revokeSession } from './store.ts';

const tags = ['session'];
const access = { public: true } as const;
/** A login asks the provider's server for work, so one network gets few of them. */
const rateLimit = { max: 60, timeWindow: '1 minute' };
const LOGIN_SECONDS = 10 * 60;

/** Signing in with the site's OpenID provider, asking who is signed in, and signing out. */
export async function sessionRoutes(
  app: App,
  { databases: { site }, clock, oidc, origin }: AppDependencies,
): Promise<void> {
  const provider = loginProvider(oidc, origin);
  const loginCookie = origin.startsWith('https://') ? '__Host-login' : 'login';
  const cookie = { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https://') } as const;
  const sendTo = (reply: FastifyReply, path: string): FastifyReply => reply.redirect(`${origin}${path}`, 302);

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
        return await reply.setCookie(loginCookie, state, { ...cookie, maxAge: LOGIN_SECONDS }).redirect(url, 302);
      } catch {
        return sendTo(reply, '/inloggen?fout=login-unreachable');
      }
    },
  );

  app.get(
    '/session/callback',
    // The provider may add parameters of its own, so what comes back is read by the login library alone.
    {
      config: { access, rateLimit },
      schema: {
        tags,
        operationId: 'finishLogin',
        summary: 'Takes the browser back from the login provider',
        response: { 302: z.null() },
      },
    },
    async (request, reply) => {
      const callback = new URL(request.url, origin);
      const result = await finishLogin(site, {
        provider,
        now: clock.now(),
        callback,
        browserState: request.cookies[loginCookie],
      });
      void reply.clearCookie(loginCookie, cookie);
      if (!result.ok) return sendTo(reply, `/inloggen?fout=${result.error.code}`);
      const before = await sessionIdOf(request, origin);
      if (before !== undefined) await revokeSession(site, hashSessionId(before), clock.now());
      await setSessionCookie(reply, origin, result.value.sessionId);
      return sendTo(reply, result.value.returnTo);
    },
  );

  app.delete(
    '/session',
    {
      config: { access },
      schema: { tags, operationId: 'endSession', summary: 'Signs out', response: { 204: z.null() } },
    },
    async (request, reply) => {
      const sessionId = await sessionIdOf(request, origin);
      if (sessionId !== undefined) await revokeSession(site, hashSessionId(sessionId), clock.now());
      clearSessionCookie(reply, origin);
      return reply.code(204).send(null);
    },
  );
  await Promise.resolve();
}
