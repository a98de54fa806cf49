import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

/** An empty variable counts as absent, as people write `NAME=` to switch something off. */
const optional = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

const Environment = z.object({
  MODE: z.enum(['demo', 'production']).default('demo'),
  NODE_ENV: optional,
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(1).max(65_535).default(3000),
  DATA_DIR: z.string().default('.data'),
  PUBLIC_ORIGIN: optional,
  TRUST_PROXY: optional,
  DATABASE_URL: optional,
  DATABASE_URL_ROLL: optional,
  DATABASE_URL_URN: optional,
  OIDC_ISSUER: optional,
  OIDC_CLIENT_ID: optional,
  OIDC_CLIENT_SECRET: optional,
  SECRETS_FILE: optional,
  BATCH_MINUTES: z.coerce.number().int().min(1).max(1_440).default(360),
  MIGRATE: z.enum(['yes', 'no']).default('yes'),
});

export interface OidcConfig {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Config {
  readonly production: boolean;
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** Scheme, host and port under which people reach the site; cookies and redirects follow from it. */
  readonly origin: string;
  /** Addresses (CIDR) of proxies whose X-Forwarded-* headers count; empty when there is none. */
  readonly trustedProxies: readonly string[];
  readonly databaseUrls: { readonly site: string; readonly roll: string; readonly urn: string } | undefined;
  readonly oidc: OidcConfig | undefined;
  readonly secretsFile: string;
  /** How often ballots are released to the public log: rarely enough that nobody can lay them beside the passes. */
  readonly batchMinutes: number;
  /** Whether starting also brings the database up to date, which only its owner can. */
  readonly migrates: boolean;
}

/**
 * Reads the environment, once, at the start of a command. Nothing else reads `process.env`.
 * @throws with one line a problem when a value is missing or malformed
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(env);
  if (!parsed.success)
    throw new Error(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'));
  const values = parsed.data;
  const production = values.MODE === 'production' || values.NODE_ENV === 'production';
  const origin = originOf(
    values.PUBLIC_ORIGIN ?? `http://${values.HOST === '0.0.0.0' ? 'localhost' : values.HOST}:${String(values.PORT)}`,
  );
  const config: Config = {
    production,
    host: values.HOST,
    port: values.PORT,
    dataFolder: path.resolve(values.DATA_DIR),
    origin,
    trustedProxies: values.TRUST_PROXY?.split(',').map((cidr) => cidr.trim()) ?? [],
    databaseUrls: databaseUrls(values),
    oidc: oidcConfig(values),
    secretsFile: values.SECRETS_FILE ?? path.resolve(values.DATA_DIR, 'secrets.json'),
    batchMinutes: values.BATCH_MINUTES,
    migrates: values.MIGRATE === 'yes',
  };
  if (production) requireForProduction(config);
  return config;
}

type Values = z.infer<typeof Environment>;

function databaseUrls({ DATABASE_URL, DATABASE_URL_ROLL, DATABASE_URL_URN }: Values): Config['databaseUrls'] {
  if (DATABASE_URL !== undefined)
    return { site: DATABASE_URL, roll: DATABASE_URL_ROLL ?? DATABASE_URL, urn: DATABASE_URL_URN ?? DATABASE_URL };
  if (DATABASE_URL_ROLL === undefined && DATABASE_URL_URN === undefined) return undefined;
  throw new Error('DATABASE_URL: is needed when DATABASE_URL_ROLL or DATABASE_URL_URN is given');
}

function oidcConfig({ OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }: Values): OidcConfig | undefined {
  if (OIDC_ISSUER === undefined) return undefined;
  if (OIDC_CLIENT_ID === undefined || OIDC_CLIENT_SECRET === undefined) {
    throw new Error('OIDC_ISSUER: needs OIDC_CLIENT_ID and OIDC_CLIENT_SECRET beside it');
  }
  return { issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET };
}

function originOf(text: string): string {
  if (!URL.canParse(text)) throw new Error(`PUBLIC_ORIGIN: ${text} is not a URL`);
  return new URL(text).origin;
}

function requireForProduction(config: Config): void {
  const missing: string[] = [];
  if (config.databaseUrls === undefined) missing.push('DATABASE_URL: production needs an external database');
  if (config.oidc === undefined) missing.push('OIDC_ISSUER: production needs a login provider');
  if (!config.origin.startsWith('https://')) missing.push('PUBLIC_ORIGIN: production needs an https address');
  if (config.oidc !== undefined && !config.oidc.issuer.startsWith('https://'))
    missing.push('OIDC_ISSUER: production needs an https issuer');
  if (config.trustedProxies.length === 0)
    missing.push(
      'TRUST_PROXY: production needs the address (CIDR) of the proxy that ends TLS, or all visitors look like one',
    );
  if (!fs.existsSync(config.secretsFile))
    missing.push(`SECRETS_FILE: ${config.secretsFile} does not exist; make it with: npm run secrets`);
  if (missing.length > 0) throw new Error(missing.join('\n'));
}
