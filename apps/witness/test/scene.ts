import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { makeKeyFile } from '../src/key-file.ts';
import { logClient } from '../src/log-client.ts';
import type { Witness } from '../src/visit.ts';
import { LogServer, ROUND } from './log-server.ts';

/** The moment at which a witness looks. */
export const NOW = new Date('2027-03-01T12:00:00.900Z');

/** A log, and a witness that it knows, with a folder of its own. */
export interface Scene {
  readonly log: LogServer;
  readonly witness: Witness;
  /** The state file as it is. */
  readonly kept: () => string;
  readonly evidenceFiles: () => readonly string[];
  readonly end: () => Promise<void>;
}

export async function startScene(): Promise<Scene> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'witness-'));
  const stateFile = path.join(folder, 'last-head.note');
  const log = new LogServer();
  await log.listen();
  const key = makeKeyFile({ name: 'haarlem.nl/witness', keyFile: path.join(folder, 'key.json') });
  log.witnesses = [key.verifierKey];
  const client = logClient({ server: log.address, round: ROUND }, 500);
  return {
    log,
    witness: { config: { round: ROUND, logKey: log.key, stateFile }, key, client, now: () => NOW },
    kept: () => fs.readFileSync(stateFile, 'utf8'),
    evidenceFiles: () => fs.readdirSync(folder).filter((name) => name.includes('evidence')),
    end: async () => {
      await log.close();
      fs.rmSync(folder, { recursive: true });
    },
  };
}
