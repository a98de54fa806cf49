import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = path.resolve(import.meta.dirname, '../../..');
const WEB = path.join(ROOT, 'apps/web');
const STAMP = path.join(WEB, 'build', '.source');
const SOURCES = [
  'apps/web/src',
  'apps/web/static',
  'apps/web/vite',
  'apps/web/vite.config.ts',
  'apps/web/package.json',
  'packages/domain/src',
  'packages/voter/src',
  'pnpm-lock.yaml',
];

export const WEB_HANDLER_URL = pathToFileURL(path.join(WEB, 'build', 'handler.js')).href;

/** True when the built web app is that of the sources as they are now. */
export function isWebBuilt(): boolean {
  return fs.existsSync(STAMP) && fs.readFileSync(STAMP, 'utf8') === sourceHash();
}

/** Builds the web app; what the build says is shown only when it fails. */
export async function buildWeb(): Promise<void> {
  const hash = sourceHash();
  await new Promise<void>((resolve, reject) => {
    const build = spawn('pnpm', ['run', 'build'], {
      cwd: WEB,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let said = '';
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
    };
    build.stdout.on('data', listen);
    build.stderr.on('data', listen);
    build.once('error', reject);
    build.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`the web app cannot be built:\n${said}`));
    });
  });
  fs.writeFileSync(STAMP, hash);
}

function sourceHash(): string {
  const hash = crypto.createHash('sha256');
  for (const source of SOURCES) {
    for (const file of filesIn(path.join(ROOT, source))) hash.update(file).update('\0').update(fs.readFileSync(file));
  }
  return hash.digest('hex');
}

function filesIn(place: string): string[] {
  if (!fs.existsSync(place)) return [];
  if (fs.statSync(place).isFile()) return [place];
  return fs
    .readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .toSorted();
}
