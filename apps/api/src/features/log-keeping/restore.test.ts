import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ORIGIN, SECRETS, testApp } from '../../../test/helpers/app.ts';
import { castByMany, signedBallot } from '../../../test/helpers/ballots.ts';
import { type Election, openedElection, passFor } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { type App, buildApp } from '../../app.ts';
import { knownHeads } from '../../database/known-heads.ts';
import { keepLogs } from './keep-logs.ts';

/** Bar R10 of the reliability bars: a database that was put back is laid beside the last head before a ballot comes in. */
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'wijkbegroting-heads-'));
const headsFile = path.join(folder, 'heads.json');
const held = testApp(() => ({ headsFile }));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** The server once more, as after a restart on the same machine. */
async function restarted(file: string): Promise<App> {
  const app = await buildApp({
    databases: held.databases,
    clock: { now: () => held.now },
    secrets: SECRETS,
    origin: ORIGIN,
    oidc: { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test' },
    batchMinutes: 30,
    headsFile: file,
  });
  await app.ready();
  return app;
}

async function castAt(app: App, { id, projects }: Election): Promise<{ status: number; code: unknown }> {
  const payload = await signedBallot(passFor(id), projects);
  const answer = await app.inject({ method: 'POST', url: `/v1/rounds/${id}/ballots`, payload });
  return { status: answer.statusCode, code: answer.json<{ code?: string }>().code };
}

test('a box that lost a batch in a restore takes no ballot, and its neighbour does', async () => {
  const election = await openedElection(held);
  const other = await openedElection(held);
  await castByMany(held, election, 10, election.projects);
  await keepLogs({ databases: held.databases, keyEncryption: SECRETS.keyEncryption, now: held.now });
  await knownHeads(headsFile).look(held.databases.urn);
  const before = await restarted(headsFile);
  expect(await castAt(before, election)).toMatchObject({ status: 200 });
  await before.close();

  await asOwner(held, 'ALTER TABLE urn.log_leaf DISABLE TRIGGER USER');
  await asOwner(held, "DELETE FROM urn.log_leaf WHERE round_id = $1 AND type = 'BALLOT_BATCH'", [election.id]);
  await asOwner(held, 'ALTER TABLE urn.log_leaf ENABLE TRIGGER USER');
  for (let start = 0; start < 2; start += 1) {
    const after = await restarted(headsFile);
    expect(await castAt(after, election)).toEqual({ status: 503, code: 'ballot-box-doubted' });
    expect(await castAt(after, other)).toMatchObject({ status: 200 });
    await after.close();
  }
});

test('another log of the same length is no continuation either', async () => {
  const election = await openedElection(held);
  const file = path.join(folder, 'other.json');
  await knownHeads(file).look(held.databases.urn);
  const seen = JSON.parse(fs.readFileSync(file, 'utf8')) as Record<string, { size: number; root: string }>;
  const { size = 0 } = seen[election.id] ?? {};
  fs.writeFileSync(file, JSON.stringify({ ...seen, [election.id]: { size, root: '0'.repeat(64) } }));
  const app = await restarted(file);
  expect(await castAt(app, election)).toEqual({ status: 503, code: 'ballot-box-doubted' });
  await app.close();
});
