import { BlockList, isIP } from 'node:net';

const PRODUCTION_NAMES = new Set(['production', 'prod', 'productie']);

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/** Environment variables by name, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Where the demo login would be reachable and where it would send people. */
export interface Exposure {
  readonly host: string;
  /** Absent: the address it listens on. */
  readonly issuer?: string | undefined;
  readonly redirectUris: readonly string[];
}

/** Says whether an address or host name can only be this machine. A name other than `localhost` cannot be trusted. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (bare === 'localhost') return true;
  const family = isIP(bare);
  return family !== 0 && LOOPBACK.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}

/** The variables that say this is production; empty when none does. */
export function signsOfProduction(environment: Environment): readonly string[] {
  return ['NODE_ENV', 'MODE'].flatMap((name) => {
    const value = environment[name]?.trim() ?? '';
    const isProduction = PRODUCTION_NAMES.has(value.toLowerCase());
    return isProduction ? [`${name}=${value}: the demo login never runs in production`] : [];
  });
}

/**
 * Everything that forbids the demo login here; empty when it may start. Anyone can sign in as anyone with it,
 * so it refuses production and every address that somebody else could reach, in both directions.
 */
export function reasonsToRefuse(environment: Environment, exposure: Exposure): readonly string[] {
  const reasons = [...signsOfProduction(environment)];
  if (!isLoopback(exposure.host)) reasons.push(`HOST ${exposure.host} is not a loopback address`);
  if (exposure.issuer !== undefined) {
    reasons.push(...urlReasons('ISSUER', exposure.issuer));
    if (URL.parse(exposure.issuer)?.pathname !== '/') reasons.push(`ISSUER ${exposure.issuer} must have no path`);
  }
  for (const uri of exposure.redirectUris) reasons.push(...urlReasons('REDIRECT_URIS', uri));
  return reasons;
}

function urlReasons(name: string, text: string): readonly string[] {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return [`${name} ${text} is not an http(s) URL`];
  return isLoopback(url.hostname) ? [] : [`${name} ${text} is not on a loopback address`];
}
