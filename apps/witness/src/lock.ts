import fs from 'node:fs';
import path from 'node:path';

/**
 * Keeps a second witness off the same state: two that run at once could cosign two heads that contradict each other.
 * The lock of a process that has ended, however it ended, does not count. Released when this process ends.
 * @throws when another process holds it
 */
export function lockState(stateFile: string): void {
  const file = `${stateFile}.lock`;
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const holder = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : undefined;
  if (holder !== undefined && isOtherProcess(holder)) {
    throw new Error(`Another witness (process ${holder}) uses this state. If that is not so, remove ${file}`);
  }
  if (holder !== undefined) fs.rmSync(file, { force: true });
  fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
  process.once('exit', () => {
    fs.rmSync(file, { force: true });
  });
}

function isOtherProcess(pid: number): boolean {
  if (!Number.isSafeInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0); // signal 0 asks whether the process is there, and does nothing to it
    return true;
  } catch (error) {
    // It is there, but belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
