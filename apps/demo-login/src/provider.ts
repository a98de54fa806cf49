import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Provider } from 'oidc-provider';
import type { AccountClaims, ClientMetadata, Configuration, FindAccount, JWK, errors } from 'oidc-provider';
import { createMemoryAdapter } from './memory-adapter.ts';
import { MESSAGES } from './messages.ts';
import { noticePage } from './pages.ts';
import { findPersonaBySubject } from './personas.ts';
import type { Persona } from './personas.ts';

/** The assurance level in every id token: no assurance at all. */
export const DEMO_ACR = 'urn:wijkbegroting:acr:demo';

export const LOGIN_PATH = '/inloggen';
export const SESSION_COOKIE = 'demo_login_session';

const MINUTE = 60;

/** A public key of the API, as a JSON Web Key. */
export type ClientKey = JWK;

/**
 * How the API proves that it is the client. Keys (`private_key_jwt`) are the rule: real login brokers ask for them,
 * and the private half then never leaves the API. A secret (`client_secret_basic`) is there for brokers without keys.
 */
export type ClientAuthentication = { readonly keys: readonly ClientKey[] } | { readonly secret: string };

export interface ProviderOptions {
  readonly issuer: string;
  readonly redirectUris: readonly string[];
  readonly clientId: string;
  readonly clientAuthentication: ClientAuthentication;
  readonly signingKey: JWK;
  /** The website to go back to when a login fails. */
  readonly home: string;
  readonly log: (line: string) => void;
}

/** The OpenID provider itself. It starts without any state and loses all of it at the end. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, {
    ...FIXED_CONFIGURATION,
    adapter: createMemoryAdapter(),
    clients: [clientMetadata(options)],
    cookies: {
      keys: [randomBytes(32)],
      names: { session: SESSION_COOKIE, interaction: 'demo_login_interaction', resume: 'demo_login_resume' },
    },
    jwks: { keys: [options.signingKey] },
    renderError: (ctx, out, error) => {
      const expired = error.name === 'SessionNotFound';
      const details = [out.error, out.error_description].filter((part) => part !== undefined).join(': ');
      ctx.type = 'html';
      ctx.body = noticePage(expired ? MESSAGES.expired : { ...MESSAGES.failed, details }, options.home);
    },
  });
  logFailures(provider, options.log);
  return provider;
}

const findAccount: FindAccount = (_ctx, sub) => {
  const persona = findPersonaBySubject(sub);
  return persona && { accountId: persona.sub, claims: () => claimsOf(persona) };
};

/** What never differs between starts. Every default that the library warns about is decided here. */
const FIXED_CONFIGURATION: Configuration = {
  acrValues: [DEMO_ACR],
  // All claims come in the id token, as brokers do; unknown ones (a residence, an organisation) are left out.
  claims: {
    openid: ['sub', 'acr'],
    profile: ['name', 'birthdate', 'buurt_code', 'gemeente_code', 'organisation'],
    email: ['email', 'email_verified'],
  },
  conformIdTokenClaims: false,
  scopes: ['openid'],
  responseTypes: ['code'],
  clientAuthMethods: ['private_key_jwt', 'client_secret_basic'],
  clientBasedCORS: () => false,
  findAccount,
  interactions: { url: (_ctx, interaction) => `${LOGIN_PATH}/${interaction.uid}` },
  pkce: { required: () => true },
  features: {
    devInteractions: { enabled: false },
    dPoP: { enabled: false },
    pushedAuthorizationRequests: { enabled: true },
    resourceIndicators: { enabled: false },
    // Nobody stays signed in here (see login-routes.ts), so there is nothing to sign out of.
    rpInitiatedLogout: { enabled: false },
  },
  ttl: {
    AccessToken: 5 * MINUTE,
    AuthorizationCode: MINUTE,
    Grant: 10 * MINUTE,
    IdToken: 5 * MINUTE,
    Interaction: 30 * MINUTE,
    Session: 10 * MINUTE,
  },
};

function clientMetadata({ clientId, redirectUris, clientAuthentication }: ProviderOptions): ClientMetadata {
  return {
    client_id: clientId,
    client_name: MESSAGES.siteName,
    redirect_uris: [...redirectUris],
    grant_types: ['authorization_code'],
    response_types: ['code'],
    id_token_signed_response_alg: 'RS256',
    ...('keys' in clientAuthentication
      ? { token_endpoint_auth_method: 'private_key_jwt', jwks: { keys: [...clientAuthentication.keys] } }
      : { token_endpoint_auth_method: 'client_secret_basic', client_secret: clientAuthentication.secret }),
  };
}

/** A new key for the id tokens. RS256 is the one algorithm that every OpenID client accepts without being told. */
export async function makeSigningKey(): Promise<JWK> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  const { kty, n, e, d, p, q, dp, dq, qi } = privateKey.export({ format: 'jwk' });
  return { kty, n, e, d, p, q, dp, dq, qi, alg: 'RS256', use: 'sig' };
}

function claimsOf(persona: Persona): AccountClaims {
  return {
    sub: persona.sub,
    name: persona.name,
    email: persona.email,
    email_verified: true,
    ...(persona.birthDate !== null && { birthdate: persona.birthDate }),
    ...(persona.buurtCode !== null && { buurt_code: persona.buurtCode }),
    ...(persona.gemeenteCode !== null && { gemeente_code: persona.gemeenteCode }),
    ...(persona.organisation !== null && { organisation: persona.organisation }),
  };
}

function logFailures(provider: Provider, log: (line: string) => void): void {
  const refused = (_ctx: unknown, error: errors.OIDCProviderError): void => {
    log(`refused: ${[error.message, error.error_description, error.error_detail].filter(Boolean).join(', ')}`);
  };
  provider.on('authorization.error', refused);
  provider.on('pushed_authorization_request.error', refused);
  provider.on('grant.error', refused);
  provider.on('userinfo.error', refused);
  const broken = (error: Error): void => {
    log(`error: ${error.stack ?? error.message}`);
  };
  provider.on('server_error', (_ctx, error) => {
    broken(error);
  });
  const web: NodeJS.EventEmitter = provider;
  web.on('error', broken);
}
