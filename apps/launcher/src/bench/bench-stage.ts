import crypto from 'node:crypto';
import fs from 'node:fs';
import { type Config, readConfig } from '@wijkbegroting/api/config.ts';
import { findBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { type DatabaseUrls, openDatabases } from '@wijkbegroting/api/database/client.ts';
import { findIssuerKey, type IssuerKey } from '@wijkbegroting/api/database/issuer-key.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import type { Secrets } from '@wijkbegroting/api/secrets.ts';
import { invariant, type OpeningRecord } from '@wijkbegroting/domain';
import { openProjectDatabase } from '../database.ts';
import { buildDemo } from '../demo/build-demo.ts';
import { step } from '../progress.ts';
import { ask } from './bare-database.ts';

export interface BenchVoter {
  readonly code: string;
  readonly birthYear: number;
}

/** A round in which people vote, on a database of its own, with the keys that make its passes. */
export interface BenchStage {
  readonly owner: DatabaseUrls;
  readonly daily: DatabaseUrls;
  readonly secrets: Secrets;
  readonly record: OpeningRecord;
  readonly issuer: IssuerKey;
  /** Whoever has not collected a pass yet. */
  readonly voters: readonly BenchVoter[];
}

export interface StageRequest {
  readonly folder: string;
  readonly voters: number;
  /** Takes what must be undone at the end. */
  readonly atEnd: (cleanUp: () => Promise<unknown>) => void;
}

/** Sets up everything that is measured, through the same steps as the demo; nothing of it outlives the run. */
export async function setStage({ folder, voters, atEnd }: StageRequest): Promise<BenchStage> {
  const config = readConfig({ DATA_DIR: folder });
  const secrets = newSecrets();
  const database = await step('Database starten', () => openProjectDatabase(config, secrets));
  atEnd(() => database.stop());
  await migrate(database.owner);
  const daily = await database.daily();
  const built = await buildRound(config, secrets, daily, voters);
  await ask(database.owner.site, 'VACUUM (ANALYZE)'); // as the database itself does when it has been up for a while
  return { owner: database.owner, daily, secrets, ...built };
}

async function buildRound(
  config: Config,
  secrets: Secrets,
  daily: DatabaseUrls,
  rollSize: number,
): Promise<Pick<BenchStage, 'record' | 'issuer' | 'voters'>> {
  const databases = openDatabases(daily);
  try {
    const issuerName = 'http://127.0.0.1/nobody';
    const codes = await buildDemo({ databases, secrets, config, asked: 'stemmen', issuer: issuerName, rollSize });
    invariant(codes !== undefined, 'a round in which people vote has voting codes');
    const voters = readVoters(codes);
    const box = await findBox(databases.urn, ROUND);
    const issuer = await findIssuerKey(databases.roll, ROUND, secrets.keyEncryption);
    invariant(box !== undefined && issuer !== undefined, 'a round in which people vote has a box and an issuer');
    return { record: box.record, issuer, voters };
  } finally {
    await databases.close();
  }
}

export const ROUND = 'parkwijk-2027';

function newSecrets(): Secrets {
  const secret = (): string => crypto.randomBytes(32).toString('hex');
  return { session: secret(), codePepper: secret(), keyEncryption: secret(), database: secret() };
}

function readVoters(file: string): readonly BenchVoter[] {
  const [, ...lines] = fs.readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [code = '', birthYear = ''] = line.split(';');
    return { code, birthYear: Number(birthYear) };
  });
}
