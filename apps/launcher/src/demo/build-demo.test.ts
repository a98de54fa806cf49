import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from '@wijkbegroting/api/app.ts';
import { readConfig } from '@wijkbegroting/api/config.ts';
import { openDatabases } from '@wijkbegroting/api/database/client.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import { afterAll, expect, test } from 'vitest';
import { openProjectDatabase } from '../database.ts';
import { buildDemo } from './build-demo.ts';
import { readDemoRound } from './demo-file.ts';

const ISSUER = 'http://127.0.0.1/nobody';
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-demo-'));
fs.chmodSync(folder, 0o755);
const secret = crypto.randomBytes(32).toString('hex');
const secrets = { session: secret, codePepper: secret, keyEncryption: secret, database: secret };
const cleanUps: (() => Promise<unknown>)[] = [() => fs.promises.rm(folder, { recursive: true, force: true })];

afterAll(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
});

interface Plan {
  readonly status: string;
  readonly costCents: number | null;
}

test('the demo round that people see ends as its file says', { timeout: 120_000 }, async () => {
  const config = readConfig({ DATA_DIR: folder });
  const database = await openProjectDatabase(config, secrets);
  cleanUps.push(() => database.stop());
  await migrate(database.owner);
  const databases = openDatabases(await database.daily());
  cleanUps.push(() => databases.close());
  await buildDemo({ databases, secrets, config, asked: 'stemmen', issuer: ISSUER, rollSize: 40 });
  const oidc = { issuer: ISSUER, clientId: 'demo', clientSecret: 'demo' };
  const clock = { now: () => new Date() };
  const app = await buildApp({ databases, secrets, oidc, origin: config.origin, batchMinutes: 360, clock });
  cleanUps.push(() => app.close());

  const answer = await app.inject('/v1/rounds/parkwijk-2027/proposals?limit=100');
  const plans = answer.json<{ items: Plan[] }>().items;
  const enoughSupport = plans.filter(({ status }) => status !== 'belowThreshold');
  const onBallot = plans.filter(({ status }) => status === 'onBallot');
  expect({
    submitted: plans.length,
    enoughSupport: enoughSupport.length,
    feasible: onBallot.length,
    feasibleTotalEuro: onBallot.reduce((sum, { costCents }) => sum + (costCents ?? 0), 0) / 100,
  }).toEqual(readDemoRound().expected);
});
