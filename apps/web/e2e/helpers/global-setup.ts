import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '@wijkbegroting/embedded-postgres';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    origin: string;
    dataFolder: string;
  }
}

const START = path.resolve(import.meta.dirname, '../../../launcher/src/start.ts');
const START_MILLISECONDS = 120_000;

/** Starts the whole product as a newcomer gets it, on an empty database of its own: no demo round, only the personas. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-e2e-'));
  fs.chmodSync(dataFolder, 0o755);
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  const product = spawn(process.execPath, [START, '--leeg'], {
    env: {
      ...process.env,
      NODE_ENV: '',
      MODE: 'demo',
      HOST: '127.0.0.1',
      PORT: String(port),
      PUBLIC_ORIGIN: '',
      DATA_DIR: dataFolder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const exited = new Promise<void>((resolve) =>
    product.once('exit', () => {
      resolve();
    }),
  );
  const invited = new Promise<void>((resolve) => {
    product.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes(origin)) resolve();
    });
  });
  product.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => {
      reject(new Error(`the product did not start in time:\n${said}`));
    }, START_MILLISECONDS).unref();
  });
  const ended = exited.then(() => {
    throw new Error(`the product stopped while starting:\n${said}`);
  });
  await Promise.race([invited, late, ended]);
  project.provide('origin', origin);
  project.provide('dataFolder', dataFolder);
  return async () => {
    product.kill('SIGTERM');
    await exited;
    fs.rmSync(dataFolder, { recursive: true, force: true });
  };
}
