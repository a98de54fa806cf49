import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ROOT, TOOLS, taskEnvironment, wantedTools } from './toolchain.mjs';

/** Installs tools and packages when something they depend on has changed; two runs at once wait for each other. */
export async function installOnce() {
  await withLock(async () => {
    installTools();
    installPackages();
  });
}

function installTools() {
  const wanted = wantedTools();
  const stamp = path.join(TOOLS, '.stamp');
  if (read(stamp) === wanted.join(' ')) return;
  say(`gereedschap ophalen: ${wanted.join(', ')}`);
  fs.rmSync(TOOLS, { recursive: true, force: true });
  fs.mkdirSync(TOOLS);
  fs.writeFileSync(path.join(TOOLS, 'package.json'), '{"private":true}');
  must(
    'npm',
    ['install', '--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error', ...wanted],
    TOOLS,
  );
  fs.writeFileSync(stamp, wanted.join(' '));
}

function installPackages() {
  const stamp = path.join(ROOT, 'node_modules', '.installed');
  const state = installState();
  if (read(stamp) === state) return;
  say('pakketten installeren');
  must('pnpm', ['install', '--frozen-lockfile', '--reporter=append-only'], ROOT);
  fs.writeFileSync(stamp, state);
}

/** What the installed packages follow from: the lock file, the workspace file and every package.json. */
function installState() {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json'];
  for (const group of ['apps', 'packages']) {
    for (const name of fs.readdirSync(path.join(ROOT, group)).sort())
      files.push(path.join(group, name, 'package.json'));
  }
  const hash = crypto.createHash('sha256').update(process.version);
  for (const file of files) hash.update(`${file}\0${read(path.join(ROOT, file)) ?? ''}\0`);
  return hash.digest('hex');
}

async function withLock(action) {
  const lock = path.join(ROOT, '.tools.lock');
  while (!tryLock(lock)) await pause(250);
  const release = () => fs.rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  await action();
  release();
  process.off('exit', release);
}

function tryLock(lock) {
  try {
    fs.mkdirSync(lock);
    fs.writeFileSync(path.join(lock, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isHeld(lock)) fs.rmSync(lock, { recursive: true, force: true });
    return false;
  }
}

/** A lock without a pid is being made right now, unless it is older than a few seconds. */
function isHeld(lock) {
  const pid = Number(read(path.join(lock, 'pid')));
  if (!pid) return fs.existsSync(lock) && Date.now() - fs.statSync(lock).mtimeMs < 5000;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function must(command, args, cwd) {
  const result = spawnSync(command, args, {
    cwd,
    env: taskEnvironment(),
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (result.status === 0) return;
  say(`mislukt: ${command} ${args.join(' ')} ${result.error?.message ?? `(code ${result.status})`}`);
  process.exit(result.status || 1);
}

function read(file) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function say(message) {
  process.stderr.write(`[wijkbegroting] ${message}\n`);
}
