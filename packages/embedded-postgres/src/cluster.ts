import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** PostgreSQL refuses uid 0; as root it runs as `nobody`. */
const NOBODY = 65534;

export interface ProcessOwner {
  uid?: number;
  gid?: number;
}

export function databaseProcessOwner(): ProcessOwner {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

export const POSTGRES_ENVIRONMENT = { LC_ALL: 'C.UTF-8', PATH: process.env['PATH'] ?? '', TZ: 'UTC' };

export interface NewCluster {
  readonly binaries: string;
  readonly dataFolder: string;
  readonly user: string;
  readonly password: string;
}

/** Runs initdb unless the folder already holds a cluster. Passwords only (SCRAM), data checksums on. */
export function createCluster({ binaries, dataFolder, user, password }: NewCluster): void {
  if (fs.existsSync(path.join(dataFolder, 'PG_VERSION'))) return;
  const owner = databaseProcessOwner();
  // A folder without PG_VERSION is what an interrupted initdb leaves behind: there is no data in it yet.
  fs.rmSync(dataFolder, { recursive: true, force: true });
  fs.mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const passwordFile = `${dataFolder}.pw`;
  fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) {
    fs.chownSync(dataFolder, owner.uid, owner.gid);
    fs.chownSync(passwordFile, owner.uid, owner.gid);
  }
  const initdb = spawnSync(
    path.join(binaries, 'bin', 'initdb'),
    [
      '-D',
      dataFolder,
      '-U',
      user,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--data-checksums',
      '--encoding=UTF8',
      '--locale=C.UTF-8',
      '--no-instructions',
    ],
    { ...owner, cwd: dataFolder, env: POSTGRES_ENVIRONMENT, encoding: 'utf8' },
  );
  fs.rmSync(passwordFile, { force: true });
  if (initdb.status !== 0) {
    fs.rmSync(dataFolder, { recursive: true, force: true });
    throw new Error(`initdb failed: ${initdb.error?.message ?? ''} ${initdb.stdout}${initdb.stderr}`);
  }
}
