import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@wijkbegroting/embedded-postgres';

const LAUNCHER = path.resolve(import.meta.dirname, '../../../launcher/src');
const START_MILLISECONDS = 180_000;

export interface Product {
  readonly origin: string;
  readonly dataFolder: string;
  /** Puts the demo round at a phase while the site runs. */
  demo(phase: string): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the whole product as a newcomer gets it, on a free port and with a data folder of its own. */
export async function startProduct(...args: readonly string[]): Promise<Product> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-e2e-'));
  fs.chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const env = {
    ...process.env,
    NODE_ENV: '',
    MODE: 'demo',
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_ORIGIN: '',
    DATA_DIR: dataFolder,
  };
  const child = spawn(process.execPath, [path.join(LAUNCHER, 'start.ts'), ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
  });
  await untilInvited(child, origin, exited);
  return {
    origin,
    dataFolder,
    demo: (phase) => run([path.join(LAUNCHER, 'demo.ts'), '--phase', phase], env),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
      fs.rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function untilInvited(child: ReturnType<typeof spawn>, origin: string, exited: Promise<void>): Promise<void> {
  let said = '';
  const invited = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(`Open nu: ${origin}`)) resolve();
    });
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const failed = exited.then(() => {
    throw new Error(`the product stopped while starting:\n${said}`);
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new Error(`the product did not start in time:\n${said}`));
    }, START_MILLISECONDS).unref();
  });
  await Promise.race([invited, failed, late]);
}

function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`${args.join(' ')} ended with code ${String(code)}`));
    });
  });
}
