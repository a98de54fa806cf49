import crypto from 'node:crypto';
import cookie from '@fastify/cookie';
import jwt from '@fastify/jwt';
import type { FastifyReply, FastifyRequest } from 'fastify';
import fp from 'fastify-plugin';
import type { Databases } from '../database/client.ts';
import { findViewer, type Viewer } from '../database/viewer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who signed in; undefined for a visitor. */
    viewer: Viewer | undefined;
  }
  interface FastifyContextConfig {
    /** On routes that must not know who asks: what could tell is thrown away before anything reads it. */
    anonymous?: true;
  }
}

export interface SessionOptions {
  readonly databases: Databases;
  readonly now: () => Date;
  readonly origin: string;
  readonly secret: string;
}

const SESSION_SECONDS = 8 * 60 * 60;
export const SESSION_MILLISECONDS = SESSION_SECONDS * 1000;

/** `__Host-` binds the cookie to exactly this host; browsers accept it over https only. */
export function sessionCookieName(origin: string): string {
  return origin.startsWith('https://') ? '__Host-session' : 'session';
}

/**
 * The JWT in the cookie only carries an opaque session id: nothing else in it is believed, and the session can be
 * revoked at any time.
 */
export const session = fp<SessionOptions>(async (app, { databases, now, origin, secret }) => {
  app.addHook('onRequest', (request, _reply, next) => {
    if (request.routeOptions.config.anonymous === true) {
      delete request.raw.headers.cookie;
      delete request.raw.headers.authorization;
    }
    next();
  });
  await app.register(cookie);
  await app.register(jwt, {
    secret,
    cookie: { cookieName: sessionCookieName(origin), signed: false },
    sign: { algorithm: 'HS256', expiresIn: SESSION_SECONDS },
    verify: { algorithms: ['HS256'], onlyCookie: true },
  });
  app.decorateRequest('viewer', undefined);
  app.addHook('onRequest', async (request) => {
    const sessionId = await sessionIdOf(request, origin);
    if (sessionId !== undefined) request.viewer = await findViewer(databases.site, hashSessionId(sessionId), now());
  });
});

/** The opaque id in the cookie; undefined without a cookie or with one that we did not make. */
export async function sessionIdOf(request: FastifyRequest, origin: string): Promise<string | undefined> {
  if (request.cookies[sessionCookieName(origin)] === undefined) return undefined;
  try {
    const token = await request.jwtVerify<{ jti?: unknown }>();
    return typeof token.jti === 'string' ? token.jti : undefined;
  } catch {
    return undefined; // a forged or expired cookie is no cookie
  }
}

export function newSessionId(): string {
  return crypto.randomBytes(32).toString('base64url');
}

export function hashSessionId(sessionId: string): Buffer {
  return crypto.createHash('sha256').update(sessionId).digest();
}

export async function setSessionCookie(reply: FastifyReply, origin: string, sessionId: string): Promise<void> {
  const token = await reply.jwtSign({ jti: sessionId });
  void reply.setCookie(sessionCookieName(origin), token, { ...cookieAttributes(origin), maxAge: SESSION_SECONDS });
}

export function clearSessionCookie(reply: FastifyReply, origin: string): void {
  void reply.clearCookie(sessionCookieName(origin), cookieAttributes(origin));
}

function cookieAttributes(origin: string): { path: string; httpOnly: boolean; sameSite: 'lax'; secure: boolean } {
  return { path: '/', httpOnly: true, sameSite: 'lax', secure: origin.startsWith('https://') };
}
