import crypto from 'node:crypto';
import { afterAll, beforeAll, inject } from 'vitest';
import pg from 'pg';
import { type Databases, openDatabases } from '../../src/database/client.ts';

/** A database of its own for this test file: a copy of the migrated template, on the real server of this run. */
export function testDatabase(): { databases: Databases; ownerUrl: string } {
  const held = {} as { databases: Databases; ownerUrl: string };
  const name = `test_${crypto.randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    const owner = new pg.Client(serverUrl('postgres'));
    await owner.connect();
    await owner.query(`CREATE DATABASE ${name} TEMPLATE template_wijkbegroting STRATEGY FILE_COPY`);
    await owner.end();
    held.ownerUrl = serverUrl(name);
    held.databases = openDatabases({ site: held.ownerUrl, roll: held.ownerUrl, urn: held.ownerUrl });
  });
  afterAll(async () => {
    await held.databases.close();
  });
  return held;
}

function serverUrl(database: string): string {
  return inject('databaseUrl').replace(/\/[^/]*$/, `/${database}`);
}
