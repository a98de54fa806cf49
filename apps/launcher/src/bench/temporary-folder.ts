import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Numbers of the file systems tmpfs and ramfs, as Linux gives them. */
const IN_MEMORY = new Set([0x01021994, 0x858458f6]);

/** A new folder on a real disk, since what a commit costs is the question. Other users may pass, as the database is one. */
export function temporaryFolder(): string {
  const base = ['/var/tmp', os.tmpdir(), os.homedir()].find(isOnDisk);
  if (base === undefined) throw new Error('Er is geen tijdelijke map op schijf.');
  const folder = fs.mkdtempSync(path.join(base, 'wijkbegroting-bench-'));
  fs.chmodSync(folder, 0o755);
  return folder;
}

function isOnDisk(folder: string): boolean {
  try {
    fs.accessSync(folder, fs.constants.W_OK);
    return !IN_MEMORY.has(fs.statfsSync(folder).type);
  } catch {
    return false;
  }
}
