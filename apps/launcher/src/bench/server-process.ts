import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort } from '@wijkbegroting/embedded-postgres';
import type { ServerCommand, ServerFigures, ServerStart } from './server-messages.ts';

const MAIN = fileURLToPath(import.meta.resolve('./server.ts'));

export interface BenchServer {
  readonly port: number;
  tell(kind: ServerCommand['kind']): Promise<ServerFigures>;
  stop(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
}

/** Starts the server in a process of its own and waits until it listens. */
export async function startServer(start: Omit<ServerStart, 'kind' | 'port'>): Promise<BenchServer> {
  const port = await freePort();
  const child = spawn(process.execPath, [MAIN], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], detached: true });
  const gone = once(child, 'exit');
  const ask = async (message: ServerStart | ServerCommand): Promise<unknown> => {
    child.send(message);
    const answer: unknown[] = await Promise.race([once(child, 'message'), gone.then(stopped)]);
    return answer[0];
  };
  await ask({ kind: 'start', port, ...start });
  return {
    port,
    tell: async (kind) => (await ask({ kind })) as ServerFigures,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

function stopped([code]: unknown[]): never {
  throw new Error(`De server is gestopt met code ${String(code)}.`);
}
