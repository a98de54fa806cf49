import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/**
 * Makes sure no server runs on this data folder. A server whose starter was killed hard is taken down;
 * a server whose starter still lives is left alone.
 * @throws when another living process uses the database, or an orphan does not stop
 */
export async function takeDownOrphan(dataFolder: string): Promise<void> {
  const server = readPid(path.join(dataFolder, 'postmaster.pid'));
  if (server === undefined || !isAlive(server)) return;
  const starter = readPid(ownerFile(dataFolder));
  if (starter !== undefined && isAlive(starter)) {
    throw new Error(`the database in ${dataFolder} is in use by process ${String(starter)}`);
  }
  process.kill(server, 'SIGINT');
  for (const deadline = Date.now() + PATIENCE_MS; isAlive(server); await pause(50)) {
    if (Date.now() > deadline) throw new Error(`the orphaned database server ${String(server)} does not stop`);
  }
}

/** Records that this process started the server on this folder. */
export function claimOwnership(dataFolder: string): void {
  fs.writeFileSync(ownerFile(dataFolder), String(process.pid));
}

const ownerFile = (dataFolder: string): string => `${dataFolder}.owner`;

function readPid(file: string): number | undefined {
  if (!fs.existsSync(file)) return undefined;
  const pid = Number(fs.readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
