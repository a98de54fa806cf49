import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import type Provider from 'oidc-provider';
import { MESSAGES } from './messages.ts';
import type { Notice } from './pages.ts';
import { STYLESHEET_PATH, loginPage, noticePage } from './pages.ts';
import { PERSONAS, findPersona } from './personas.ts';
import { DEMO_ACR, LOGIN_PATH, SESSION_COOKIE } from './provider.ts';

const STYLESHEET = readFileSync(new URL('./demo-login.css', import.meta.url), 'utf8');
const MAXIMUM_FORM_BYTES = 1024;

type Handler = Parameters<Provider['use']>[0];
type Context = Parameters<Handler>[0];
type Interaction = Awaited<ReturnType<Provider['interactionDetails']>>;

export interface LoginRoutesOptions {
  readonly redirectUris: readonly string[];
  readonly home: string;
  readonly log: (line: string) => void;
}

/** Puts the pages in front of the provider; whatever they do not answer goes to the protocol endpoints. */
export function addLoginRoutes(provider: Provider, { redirectUris, home, log }: LoginRoutesOptions): void {
  const policy = contentSecurityPolicy(redirectUris);
  const showNotice = (ctx: Context, status: number, notice: Notice): void => {
    ctx.status = status;
    ctx.type = 'html';
    ctx.body = noticePage(notice, home);
  };

  provider.use(async (ctx, next) => {
    setHeaders(ctx, policy);
    await next();
    forgetSession(ctx);
    if (ctx.status === 404 && ctx.accepts('json', 'html') === 'html') showNotice(ctx, 404, MESSAGES.notFound);
  });

  provider.use(async (ctx, next) => {
    if (ctx.path.startsWith(`${LOGIN_PATH}/`)) {
      const interaction = await findInteraction(provider, ctx);
      if (interaction === undefined) showNotice(ctx, 400, MESSAGES.expired);
      else if (ctx.method === 'POST') await choose(interaction, ctx);
      else showLogin(ctx);
    } else if (ctx.path === STYLESHEET_PATH) {
      ctx.type = 'css';
      ctx.body = STYLESHEET;
    } else if (ctx.path === '/') {
      showNotice(ctx, 200, MESSAGES.home);
    } else if (ctx.path === '/favicon.ico') {
      ctx.status = 204;
    } else {
      await next();
    }
  });

  async function choose(interaction: Interaction, ctx: Context): Promise<void> {
    const form = await readForm(ctx.req);
    const persona = findPersona(form.get('persona') ?? '');
    if (form.get('cancel') === 'yes') {
      log('login cancelled');
      await finish(ctx, { error: 'access_denied', error_description: 'the person chose not to sign in' });
    } else if (persona === undefined) {
      showNotice(ctx, 400, MESSAGES.unknownPersona);
    } else {
      log(`signed in as ${persona.id}`);
      const grantId = await grantEverythingAsked(provider, interaction, persona.sub);
      await finish(ctx, { login: { accountId: persona.sub, acr: DEMO_ACR }, consent: { grantId } });
    }
  }

  async function finish(ctx: Context, result: Parameters<Provider['interactionResult']>[2]): Promise<void> {
    const returnTo = await provider.interactionResult(ctx.req, ctx.res, result, { mergeWithLastSubmission: false });
    ctx.status = 303;
    ctx.redirect(returnTo);
  }
}

function showLogin(ctx: Context): void {
  ctx.type = 'html';
  ctx.body = loginPage(PERSONAS);
}

/** Choosing a person is the consent: the only client is our own website. */
async function grantEverythingAsked(provider: Provider, { params }: Interaction, accountId: string): Promise<string> {
  const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) });
  grant.addOIDCScope(String(params['scope']));
  return grant.save();
}

/** The login that this browser started, or nothing when it expired, was finished or belongs to another browser. */
async function findInteraction(provider: Provider, ctx: Context): Promise<Interaction | undefined> {
  try {
    const interaction = await provider.interactionDetails(ctx.req, ctx.res);
    return ctx.path === `${LOGIN_PATH}/${interaction.uid}` ? interaction : undefined;
  } catch (error) {
    if (error instanceof Error && error.name === 'SessionNotFound') return undefined;
    throw error;
  }
}

/**
 * The browser never gets the provider's session cookie. So every login asks again who you are, which is what a demo
 * with many roles needs; two open tabs cannot disturb each other either.
 */
function forgetSession(ctx: Context): void {
  const cookies = ctx.response.get('Set-Cookie') as string | string[] | undefined;
  if (cookies === undefined || cookies === '') return;
  const kept = [cookies].flat().filter((cookie) => !cookie.startsWith(SESSION_COOKIE));
  if (kept.length > 0) ctx.set('Set-Cookie', kept);
  else ctx.remove('Set-Cookie');
}

/** Nothing may be loaded but the own style sheet. Browsers check `form-action` on the redirects after a post as well. */
function contentSecurityPolicy(redirectUris: readonly string[]): string {
  const destinations = new Set(redirectUris.map((uri) => new URL(uri).origin));
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    `form-action 'self' ${[...destinations].join(' ')}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

function setHeaders(ctx: Context, policy: string): void {
  ctx.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'Cache-Control': 'no-store',
  });
}

/** Longer forms than ours are cut off, which leaves them without a person. */
async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = '';
  request.setEncoding('utf8');
  for await (const chunk of request) {
    body += String(chunk);
    if (body.length > MAXIMUM_FORM_BYTES) return new URLSearchParams();
  }
  return new URLSearchParams(body);
}
