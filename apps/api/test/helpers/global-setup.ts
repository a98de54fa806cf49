import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@wijkbegroting/embedded-postgres';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabases } from '../../src/database/client.ts';
import { migrate } from '../../src/database/migrate.ts';
import { readHaarlemAreas } from '../../src/features/areas/haarlem-files.ts';
import { loadAreas } from '../../src/features/areas/load-areas.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
  }
}

/**
 * Tests keep nothing, so their server may skip what protects against power loss. It also keeps the time of each commit, as
 * no real one may: whether that is found out can be seen only on a server that does.
 */
const UNFIT = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'track_commit_timestamp=on'];

/** One real PostgreSQL for the run, with a migrated template that each test file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = fs.mkdtempSync(path.join(roomyMemory() ? '/dev/shm' : os.tmpdir(), 'wijkbegroting-test-'));
  fs.chmodSync(folder, 0o755);
  const server = await startEmbeddedPostgres({
    dataFolder: path.join(folder, 'postgres'),
    password: 'test',
    settings: [...UNFIT, 'max_connections=300'],
  });
  const owner = new pg.Client(server.url('postgres'));
  await owner.connect();
  await owner.query('CREATE DATABASE template_wijkbegroting');
  await owner.end();
  const url = server.url('template_wijkbegroting');
  await migrate({ site: url, roll: url, urn: url });
  const databases = openDatabases({ site: url, roll: url, urn: url });
  await loadAreas(databases.site, readHaarlemAreas());
  await databases.close();
  project.provide('databaseUrl', server.url('postgres'));
  return async () => {
    await server.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  };
}

/** Copying a template is ten times cheaper in memory, where there is a gigabyte to spare. */
function roomyMemory(): boolean {
  try {
    fs.accessSync('/dev/shm', fs.constants.W_OK);
    const { bavail, bsize } = fs.statfsSync('/dev/shm');
    return bavail * bsize > 1e9;
  } catch {
    return false;
  }
}
