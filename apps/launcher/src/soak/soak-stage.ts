import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { type Config, readConfig } from '@wijkbegroting/api/config.ts';
import { ensureBox, findBox } from '@wijkbegroting/api/database/ballot-box.ts';
import { type DatabaseUrls, type Databases, openDatabases } from '@wijkbegroting/api/database/client.ts';
import { findIssuerKey, type IssuerKey } from '@wijkbegroting/api/database/issuer-key.ts';
import { ensureLogKey } from '@wijkbegroting/api/database/log-key.ts';
import { logKeeperOf } from '@wijkbegroting/api/database/log-keeper.ts';
import type { LogKeeper } from '@wijkbegroting/api/database/public-log.ts';
import { migrate } from '@wijkbegroting/api/database/migrate.ts';
import type { Secrets } from '@wijkbegroting/api/secrets.ts';
import { invariant, type OpeningRecord, type RoundId, roundId } from '@wijkbegroting/domain';
import { ROUND } from '../bench/bench-stage.ts';
import { type BenchServer, startServer } from '../bench/server-process.ts';
import { openProjectDatabase, type ProjectDatabase } from '../database.ts';
import { buildDemo } from '../demo/build-demo.ts';

const HOUR = 3_600_000;
/** Enough for every step of the demo; nobody of them votes here. */
const ROLL_SIZE = 40;

/** A server and a database that may be killed, and a round to copy boxes from. */
export interface SoakStage {
  readonly record: OpeningRecord;
  readonly issuer: IssuerKey;
  /** The databases as they run now; another object after each restart. */
  databases(): Databases;
  server(): BenchServer;
  /** What adds to the log of a box. */
  keeperOf(id: RoundId): Promise<LogKeeper>;
  /** Sets a box ready in which people vote now; of each round another one. */
  openBox(id: string): Promise<OpeningRecord>;
  /** Kills the server without warning, and starts another. */
  killServer(): Promise<void>;
  /** Kills the database without warning, and starts it and the server again. */
  killDatabase(): Promise<void>;
  close(): Promise<void>;
}

/** Builds the demo round on a durable database in this folder, and starts a server on it. */
export async function setSoakStage(folder: string): Promise<SoakStage> {
  const config = readConfig({ DATA_DIR: folder });
  const secret = (): string => crypto.randomBytes(32).toString('hex');
  const secrets = { session: secret(), codePepper: secret(), keyEncryption: secret(), database: secret() };
  let running = await start(config, secrets, true);
  const found = await findBox(running.databases.urn, ROUND);
  const issuer = await findIssuerKey(running.databases.roll, ROUND, secrets.keyEncryption);
  invariant(found !== undefined && issuer !== undefined, 'a round in which people vote has a box and an issuer');
  const { record } = found;
  return {
    record,
    issuer,
    databases: () => running.databases,
    server: () => running.server,
    keeperOf: (id) => logKeeperOf(running.databases, id, secrets.keyEncryption),
    openBox: (id) => copyBox(running.databases, secrets, record, id),
    killServer: async () => {
      await running.server.kill();
      running = { ...running, server: await startServer({ urls: running.urls, secrets }) };
    },
    killDatabase: async () => {
      process.kill(postmasterOf(config), 'SIGKILL');
      await Promise.all([running.server.kill(), running.databases.close().catch(() => undefined)]);
      running = await start(config, secrets, false);
    },
    close: async () => {
      await running.server.stop();
      await running.databases.close();
      await running.database.stop();
    },
  };
}

interface Running {
  readonly database: ProjectDatabase;
  readonly urls: DatabaseUrls;
  readonly databases: Databases;
  readonly server: BenchServer;
}

async function start(config: Config, secrets: Secrets, isFirst: boolean): Promise<Running> {
  const database = await openProjectDatabase(config, secrets);
  if (isFirst) await migrate(database.owner);
  const urls = await database.daily();
  const databases = openDatabases(urls);
  const issuer = 'http://127.0.0.1/nobody';
  if (isFirst) await buildDemo({ databases, secrets, config, asked: 'stemmen', issuer, rollSize: ROLL_SIZE });
  return { database, urls, databases, server: await startServer({ urls, secrets }) };
}

/** The process that started all others of the database; its number is the first line of this file. */
function postmasterOf({ dataFolder }: Config): number {
  const [pid] = fs.readFileSync(path.join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return Number(pid);
}

async function copyBox(
  databases: Databases,
  secrets: Secrets,
  model: OpeningRecord,
  id: string,
): Promise<OpeningRecord> {
  const now = Date.now();
  const round = { ...model.round, id: roundId(id) };
  const opensAt = new Date(now - HOUR).toISOString();
  const closesAt = new Date(now + HOUR).toISOString();
  const phases = model.phases.map((phase) => (phase.id === 'vote' ? { ...phase, opensAt, closesAt } : phase));
  const logKey = await ensureLogKey(databases.urn, id, secrets.keyEncryption);
  const record = { ...model, round, phases, logKey };
  const keeper = await logKeeperOf(databases, round.id, secrets.keyEncryption);
  await ensureBox(databases.urn, record, { keeper, events: [{ type: 'OPENING', record, signatures: [] }] });
  return record;
}
