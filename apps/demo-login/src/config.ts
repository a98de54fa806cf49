import type { ClientAuthentication, ClientKey } from './provider.ts';
import type { Environment } from './guard.ts';

/** What the process reads from its environment; the guard decides afterwards whether it may start with it. */
interface Config {
  readonly host: string;
  readonly port: number;
  readonly issuer: string | undefined;
  readonly redirectUris: readonly string[];
  readonly clientId: string;
  readonly clientAuthentication: ClientAuthentication;
}

export type ConfigResult =
  { readonly ok: true; readonly value: Config } | { readonly ok: false; readonly errors: readonly string[] };

/** Reads HOST, PORT, ISSUER, REDIRECT_URIS, CLIENT_ID and one of CLIENT_JWKS and CLIENT_SECRET; names all errors. */
export function readConfig(environment: Environment): ConfigResult {
  const errors: string[] = [];
  const port = readPort(environment['PORT'] ?? '');
  if (port === undefined) errors.push('PORT must be a number from 0 to 65535');
  const redirectUris = (environment['REDIRECT_URIS'] ?? '').split(/[\s,]+/).filter((uri) => uri !== '');
  if (redirectUris.length === 0) errors.push('REDIRECT_URIS must hold one or more URLs');
  const clientId = environment['CLIENT_ID'] ?? '';
  if (clientId === '') errors.push('CLIENT_ID is missing');
  const clientAuthentication = readClientAuthentication(environment);
  if (typeof clientAuthentication === 'string') errors.push(clientAuthentication);
  if (port === undefined || typeof clientAuthentication === 'string' || errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    value: {
      host: environment['HOST'] ?? '127.0.0.1',
      port,
      issuer: environment['ISSUER'],
      redirectUris,
      clientId,
      clientAuthentication,
    },
  };
}

function readPort(text: string): number | undefined {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535 ? Number(text) : undefined;
}

function readClientAuthentication(environment: Environment): ClientAuthentication | string {
  const { CLIENT_JWKS: jwks, CLIENT_SECRET: secret } = environment;
  if ((jwks === undefined) === (secret === undefined)) return 'give either CLIENT_JWKS or CLIENT_SECRET';
  if (secret !== undefined) return secret.length < 32 ? 'CLIENT_SECRET must have 32 characters or more' : { secret };
  const keys = parseJwks(jwks ?? '');
  return keys === undefined ? 'CLIENT_JWKS must be {"keys":[...]} with public keys only' : { keys };
}

function parseJwks(text: string): readonly ClientKey[] | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('keys' in parsed) || !Array.isArray(parsed.keys)) {
    return undefined;
  }
  const keys: readonly unknown[] = parsed.keys;
  return keys.length > 0 && keys.every(isPublicKey) ? keys : undefined;
}

/** The private half belongs to the API alone, so a key that carries it is refused. */
function isPublicKey(key: unknown): key is ClientKey {
  return typeof key === 'object' && key !== null && 'kty' in key && key.kty !== 'oct' && !('d' in key);
}
