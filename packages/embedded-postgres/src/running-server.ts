import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/**
 * Looks who runs a server on this data folder. A server whose starter was killed hard is taken down first.
 * @returns the port when a living starter has it running, undefined when nothing runs
 * @throws when an orphan does not stop
 */
export async function portOfLivingServer(dataFolder: string): Promise<number | undefined> {
  const server = pidIn(path.join(dataFolder, 'postmaster.pid'));
  if (server === undefined || !isAlive(server)) return undefined;
  const [starter, port] = readLines(ownerFile(dataFolder)).map(Number);
  if (starter !== undefined && port !== undefined && isAlive(starter)) return port;
  process.kill(server, 'SIGINT');
  const deadline = Date.now() + PATIENCE_MS;
  while (isAlive(server)) {
    if (Date.now() > deadline) throw new Error(`the orphaned database server ${String(server)} does not stop`);
    await pause(50);
  }
  return undefined;
}

/** Records that this process starts the server on this folder, and on which port. */
export function claimOwnership(dataFolder: string, port: number): void {
  fs.writeFileSync(ownerFile(dataFolder), `${String(process.pid)}\n${String(port)}\n`);
}

const ownerFile = (dataFolder: string): string => `${dataFolder}.owner`;

function pidIn(file: string): number | undefined {
  const pid = Number(readLines(file)[0]);
  return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
}

function readLines(file: string): string[] {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim().split('\n') : [];
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
