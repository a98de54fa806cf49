import fs from 'node:fs';
import path from 'node:path';

/**
 * Replaces a file whole or not at all, and returns only when it is on the disk: whoever reads it, also after a power
 * cut, finds the old text or the new one.
 */
export function writeAtomically(file: string, text: string): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}.tmp`;
  const descriptor = fs.openSync(draft, 'w');
  try {
    fs.writeFileSync(descriptor, text);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  fs.renameSync(draft, file);
  syncFolder(folder);
}

/** Writes a file that only its owner can read, and never over another one. @throws when it is there already */
export function writeOnceForOwner(file: string, text: string): void {
  const folder = path.dirname(file);
  fs.mkdirSync(folder, { recursive: true });
  const descriptor = fs.openSync(file, 'wx', 0o600);
  try {
    fs.writeFileSync(descriptor, text);
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
  syncFolder(folder);
}

/** The text of a file; undefined when it is not there. */
export function readIfThere(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

/** A new name in a folder lasts only once the folder is on the disk. Windows knows no such thing. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const descriptor = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(descriptor);
  } finally {
    fs.closeSync(descriptor);
  }
}
