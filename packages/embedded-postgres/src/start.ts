import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { isReachableByOthers, nativeFolder, reachableBinaries, shortHash } from './binaries.ts';
import { createCluster, databaseProcessOwner, POSTGRES_ENVIRONMENT } from './cluster.ts';
import { freePort } from './free-port.ts';
import { claimOwnership, portOfLivingServer } from './running-server.ts';

const USER = 'wijkbegroting';

export interface EmbeddedPostgresOptions {
  /** Folder of the cluster; made when it is not there. */
  readonly dataFolder: string;
  /** Password of the owner `wijkbegroting`; only used when the cluster is made. */
  readonly password: string;
  /** Server settings such as `fsync=off`; empty means PostgreSQL's safe defaults. */
  readonly settings?: readonly string[];
}

export interface EmbeddedPostgres {
  readonly port: number;
  /** Connection string of the owner for one database. */
  url(database: string): string;
  /** Ends all connections and waits until the server has written everything; leaves another process's server alone. */
  stop(): Promise<void>;
}

/**
 * Starts the PostgreSQL that ships with the product, on a free loopback port, as a child process. When another living
 * process already has it running on this folder, that server is used.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const asRoot = databaseProcessOwner().uid !== undefined;
  const binaries = asRoot ? reachableBinaries(nativeFolder()) : nativeFolder();
  const dataFolder = asRoot ? reachableDataFolder(path.resolve(options.dataFolder)) : path.resolve(options.dataFolder);
  fs.mkdirSync(path.dirname(dataFolder), { recursive: true });
  const running = await portOfLivingServer(dataFolder);
  if (running !== undefined) return handle(running, options.password, () => Promise.resolve());
  createCluster({ binaries, dataFolder, user: USER, password: options.password });
  const port = await freePort();
  claimOwnership(dataFolder, port);
  const server = spawn(
    path.join(binaries, 'bin', 'postgres'),
    [
      '-D',
      dataFolder,
      '-p',
      String(port),
      ...['listen_addresses=127.0.0.1', 'unix_socket_directories=', ...(options.settings ?? [])].flatMap((setting) => [
        '-c',
        setting,
      ]),
    ],
    {
      ...databaseProcessOwner(),
      cwd: dataFolder,
      env: POSTGRES_ENVIRONMENT,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  await untilReady(server);
  return handle(port, options.password, () => stop(server));
}

function handle(port: number, password: string, stopServer: () => Promise<void>): EmbeddedPostgres {
  return {
    port,
    url: (database) => `postgres://${USER}:${encodeURIComponent(password)}@127.0.0.1:${String(port)}/${database}`,
    stop: stopServer,
  };
}

/** As root, PostgreSQL runs as `nobody`, which may be unable to reach a private home: then the data lives in /var/tmp. */
function reachableDataFolder(wanted: string): string {
  return isReachableByOthers(path.dirname(wanted))
    ? wanted
    : path.join('/var/tmp', `wijkbegroting-data-${shortHash(wanted)}`);
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    const onExit = (code: number | null): void => {
      reject(new Error(`PostgreSQL stopped with code ${String(code)}: ${log}`));
    };
    server.once('error', reject);
    server.once('exit', onExit);
    server.stderr?.on('data', (chunk: Buffer) => {
      if (log === 'ready') return; // keep draining the pipe, or the server blocks on a full one
      log += chunk.toString();
      if (!log.includes('ready to accept connections')) return;
      log = 'ready';
      server.off('exit', onExit);
      resolve();
    });
  });
}

function stop(server: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (server.exitCode !== null || server.signalCode !== null) {
      resolve();
      return;
    }
    server.once('exit', () => {
      resolve();
    });
    server.kill('SIGINT');
  });
}
