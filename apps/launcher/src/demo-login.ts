import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import path from 'node:path';
import type { Config, OidcConfig } from '@wijkbegroting/api/config.ts';

const MAIN = path.resolve(import.meta.dirname, '../../demo-login/src/main.ts');
const CLIENT_ID = 'wijkbegroting';

export interface DemoLogin {
  readonly oidc: OidcConfig;
  stop(): Promise<void>;
}

/** Where the demo login listens: the port after that of the site. Accounts are known by it, so it is always the same. */
export function demoIssuer(config: Config): string {
  return `http://127.0.0.1:${String(config.port + 1)}`;
}

/** Starts the demo's login provider as a process of its own, with a client secret made for this run. */
export async function startDemoLogin(config: Config): Promise<DemoLogin> {
  const clientSecret = crypto.randomBytes(32).toString('hex');
  const child = spawn(process.execPath, [MAIN], {
    env: {
      PATH: process.env['PATH'],
      HOST: '127.0.0.1',
      PORT: new URL(demoIssuer(config)).port,
      REDIRECT_URIS: `${config.origin}/v1/session/callback`,
      CLIENT_ID,
      CLIENT_SECRET: clientSecret,
    },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    detached: true, // Ctrl-C goes to the launcher alone, which stops everything in order
  });
  const gone = new Promise<void>((resolve) =>
    child.once('exit', () => {
      resolve();
    }),
  );
  const issuer = await new Promise<string>((resolve, reject) => {
    child.once('message', (message: { url: string }) => {
      resolve(message.url);
    });
    child.once('exit', (code) => {
      reject(new Error(`the demo login stopped with code ${String(code)}`));
    });
  });
  return {
    oidc: { issuer, clientId: CLIENT_ID, clientSecret },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}
