import * as client from 'openid-client';
import type { OidcConfig } from '../../config.ts';
import { type LoginClaims, readClaims } from './claims.ts';

/** What must come back unchanged from the provider for one login. */
export interface LoginSecrets {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** The OpenID provider of the site: authorization code flow with PKCE (RFC 7636), state and nonce. */
export interface LoginProvider {
  readonly issuer: string;
  /** The provider's page to send somebody to. @throws when the provider cannot be reached */
  loginUrl(secrets: LoginSecrets): Promise<string>;
  /** Trades the code that came back for the claims; undefined when anything about it is wrong. */
  claimsOf(callback: URL, secrets: LoginSecrets): Promise<LoginClaims | undefined>;
}

const SCOPE = 'openid profile email';

/** The provider is looked up at the first login, and again later when that failed. */
export function loginProvider(oidc: OidcConfig, origin: string): LoginProvider {
  let discovered: Promise<client.Configuration> | undefined;
  const configuration = (): Promise<client.Configuration> => {
    discovered ??= discover(oidc).catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    return discovered;
  };
  return {
    issuer: oidc.issuer,
    loginUrl: async ({ state, nonce, codeVerifier }) => {
      const url = client.buildAuthorizationUrl(await configuration(), {
        redirect_uri: `${origin}/v1/session/callback`,
        scope: SCOPE,
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
      });
      return url.href;
    },
    claimsOf: async (callback, secrets) => {
      const tokens = await client
        .authorizationCodeGrant(await configuration(), callback, {
          pkceCodeVerifier: secrets.codeVerifier,
          expectedState: secrets.state,
          expectedNonce: secrets.nonce,
          idTokenExpected: true,
        })
        .catch(() => undefined);
      return readClaims(tokens?.claims());
    },
  };
}

function discover({ issuer, clientId, clientSecret }: OidcConfig): Promise<client.Configuration> {
  const url = new URL(issuer);
  const isLocalDemo = url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname);
  return client.discovery(url, clientId, undefined, client.ClientSecretBasic(clientSecret), {
    timeout: 10,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to make people think; only for the demo on this machine
    execute: isLocalDemo ? [client.allowInsecureRequests] : [],
  });
}

/** Fresh secrets for one login. */
export function newLoginSecrets(): LoginSecrets {
  return { state: client.randomState(), nonce: client.randomNonce(), codeVerifier: client.randomPKCECodeVerifier() };
}
