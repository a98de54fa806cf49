import crypto from 'node:crypto';
import type { ProjectId } from '@wijkbegroting/domain';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type App, buildApp } from '../src/app.ts';
import { type Databases, openDatabases } from '../src/database/client.ts';
import { ORIGIN, SECRETS, signedIn, testApp } from './helpers/app.ts';
import { signedBallot } from './helpers/ballots.ts';
import { device, type Election, openedElection, passFor, staffOf } from './helpers/election.ts';
import { keptElection, RESIDENT } from './helpers/factories.ts';

/** Fairness (ballot-protocol, section 5): before closing nothing that anyone can ask for depends on the votes. */
const held = testApp();

interface World {
  readonly app: App;
  readonly databases: Databases;
}

let election: Election;
let worlds: readonly World[];
let people: Readonly<Record<string, Record<string, string>>>;
let pastElectionId: string;

beforeAll(async () => {
  election = await openedElection(held, {
    plans: [{ costCents: 50_000 }, { costCents: 60_000 }, { costCents: 70_000 }],
    people: 30,
  });
  people = await everyRole();
  pastElectionId = await keptElection(held);
  for (const code of [...election.codes.values()].slice(0, 20)) await collect(code);
  worlds = [await copyOfTheWorld(), await copyOfTheWorld(), await copyOfTheWorld()];
}, 60_000);

afterAll(async () => {
  for (const world of worlds) {
    await world.app.close();
    await world.databases.close();
  }
});

async function everyRole(): Promise<Record<string, Record<string, string>>> {
  const { administrator, approver, auditor, official, wijkplatform } = await staffOf(held);
  const resident = await signedIn(held, RESIDENT);
  const all = { administrator, approver, auditor, official, wijkplatform, resident };
  return { visitor: {}, ...Object.fromEntries(Object.entries(all).map(([role, { headers }]) => [role, headers])) };
}

async function collect(code: string): Promise<void> {
  const blindedMessage = Buffer.alloc(384, 1).toString('base64url');
  const body = { code, birthYear: 1984, blindedMessage, device: crypto.randomBytes(16).toString('base64url') };
  const address = `198.51.100.${String(crypto.randomInt(256))}`;
  await device(held, address).post(`/v1/rounds/${election.id}/passes`, body);
}

/** The same database down to the last byte, with a server of its own. */
async function copyOfTheWorld(): Promise<World> {
  const name = `world_${crypto.randomBytes(6).toString('hex')}`;
  const original = new URL(held.ownerUrl).pathname.slice(1);
  const owner = new pg.Client(held.ownerUrl.replace(/[^/]*$/, 'postgres'));
  await owner.connect();
  await owner.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [original]);
  await owner.query(`CREATE DATABASE ${name} TEMPLATE ${original}`);
  await owner.end();
  const url = held.ownerUrl.replace(/[^/]*$/, name);
  const databases = openDatabases({ site: url, roll: url, urn: url });
  const app = await buildApp({
    databases,
    clock: { now: () => held.now },
    secrets: SECRETS,
    origin: ORIGIN,
    oidc: { issuer: 'http://127.0.0.1:1', clientId: 'test', clientSecret: 'test' },
    requestsPerMinute: 1_000_000,
  });
  await app.ready();
  return { app, databases };
}

async function vote(world: World, ballots: readonly (readonly ProjectId[])[]): Promise<void> {
  for (const choices of ballots) {
    const payload = signedBallot(passFor(election.id), choices);
    const answer = await world.app.inject({ method: 'POST', url: `/v1/rounds/${election.id}/ballots`, payload });
    expect(answer.statusCode).toBe(200);
  }
}

/** Everything that can be asked for, with the round, its plans and its areas filled in. */
function addresses({ app }: World): readonly string[] {
  const { paths = {} } = app.swagger() as { paths?: Record<string, object> };
  const [project = ''] = election.projects;
  return Object.entries(paths)
    .filter(([, methods]) => 'get' in methods)
    .filter(([path]) => !path.startsWith('/v1/session/'))
    .map(([path]) =>
      path
        .replace('{roundId}', election.id)
        .replace('{proposalId}', project)
        .replace('{areaCode}', 'WK039209')
        .replace('{electionId}', pastElectionId),
    );
}

const VOLATILE = new Set(['date', 'x-ratelimit-remaining', 'x-ratelimit-reset']);

async function look({ app }: World, url: string, headers: Record<string, string>): Promise<unknown> {
  const answer = await app.inject({ url, headers });
  const kept = Object.entries(answer.headers).filter(([name]) => !VOLATILE.has(name));
  return { status: answer.statusCode, headers: Object.fromEntries(kept), body: answer.body };
}

test('two worlds with different votes, and one with none, look the same to everyone before voting has closed', async () => {
  const [one, other, empty] = worlds as [World, World, World];
  const [a, b, c] = election.projects as [ProjectId, ProjectId, ProjectId];
  await vote(
    one,
    Array.from({ length: 15 }, () => [a]),
  );
  await vote(other, [...Array.from({ length: 14 }, () => [b, c]), [a, b, c]]);
  const asked = addresses(one);
  expect(asked.length).toBeGreaterThan(15);
  expect(asked).toContain(`/v1/rounds/${election.id}/outcome`);
  expect(asked.filter((url) => url.includes('{'))).toEqual([]);
  for (const [role, headers] of Object.entries(people)) {
    for (const url of asked) {
      const seen = await look(one, url, headers);
      expect(await look(other, url, headers), `${role} ${url}`).toEqual(seen);
      expect(await look(empty, url, headers), `${role} ${url}`).toEqual(seen);
    }
  }
}, 60_000);

test('not even the role of the ballot box can read a vote before closing, and no role sees another area', async () => {
  for (const { databases } of worlds) {
    const none = await databases.urn.execute(sql`SELECT * FROM urn.closed_ballots(${election.id}, '\\x', 100)`);
    expect(none.rows).toEqual([]);
    for (const [role, table] of [
      ['urn', 'urn.ballot'],
      ['urn', 'roll.entry'],
      ['urn', 'site.account'],
      ['roll', 'urn.box'],
      ['roll', 'site.account'],
      ['site', 'urn.box'],
      ['site', 'roll.entry'],
    ] as const) {
      const reading = databases[role].execute(sql.raw(`SELECT count(*) FROM ${table}`));
      await expect(reading, `${role} reads ${table}`).rejects.toHaveProperty('cause.code', '42501');
    }
  }
});
