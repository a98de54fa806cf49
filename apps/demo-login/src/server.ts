import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback, reasonsToRefuse } from './guard.ts';
import { addLoginRoutes } from './login-routes.ts';
import { createProvider, makeSigningKey } from './provider.ts';
import type { ClientAuthentication } from './provider.ts';

export type { ClientAuthentication, ClientKey } from './provider.ts';

export interface DemoLoginOptions {
  /** A loopback address or `localhost`. */
  readonly host: string;
  /** 0 takes a free port. */
  readonly port: number;
  /** The address browsers and the API use; absent: the address it listens on. */
  readonly issuer?: string | undefined;
  readonly redirectUris: readonly string[];
  readonly clientId: string;
  readonly clientAuthentication: ClientAuthentication;
  readonly log: (line: string) => void;
}

export interface DemoLogin {
  /** The issuer, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Starts the OpenID provider of the demo, where anyone may sign in as any invented person.
 * @throws when the environment is production or an address is not a loopback address
 */
export async function startDemoLogin(options: DemoLoginOptions): Promise<DemoLogin> {
  const reasons = reasonsToRefuse(process.env, options);
  const [firstRedirect] = options.redirectUris;
  if (reasons.length > 0) throw new Error(reasons.join('; '));
  if (firstRedirect === undefined) throw new Error('the demo login needs a redirect URI');

  const signingKey = await makeSigningKey();
  const server = createServer();
  const address = await listen(server, options);
  try {
    // `localhost` is only a name: what counts is where it led to.
    if (!isLoopback(address.address)) throw new Error(`${options.host} led to ${address.address}, not a loopback`);
    const url = options.issuer?.replace(/\/$/, '') ?? urlOf(options.host, address.port);
    const home = new URL('/', firstRedirect).href;
    const provider = createProvider({ ...options, issuer: url, signingKey, home });
    addLoginRoutes(provider, { ...options, home });
    const handle = provider.callback();
    server.on('request', (request, response) => void handle(request, response));
    return { url, close: () => close(server) };
  } catch (error) {
    await close(server);
    throw error;
  }
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') && !host.startsWith('[') ? `[${host}]` : host}:${String(port)}`;
}

function listen(server: Server, { host, port }: DemoLoginOptions): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: host.replace(/^\[(.*)\]$/, '$1'), port }, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
