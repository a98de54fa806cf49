import crypto from 'node:crypto';
import { leafHash, merkleRoot, type ProjectId, toBase64, utf8 } from '@wijkbegroting/domain';
import pg from 'pg';
import { expect } from 'vitest';
import { type App, buildApp } from '../../src/app.ts';
import { type Databases, openDatabases } from '../../src/database/client.ts';
import { keepLogs } from '../../src/features/log-keeping/keep-logs.ts';
import { ORIGIN, SECRETS, type TestApp } from './app.ts';
import { signedBallot } from './ballots.ts';
import { type Election, passFor } from './election.ts';

/** A copy of a database, with a server of its own. */
export interface World {
  readonly app: App;
  readonly databases: Databases;
}

/** The same database down to the last byte. */
export async function copyOfTheWorld(held: TestApp): Promise<World> {
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
    batchMinutes: 30,
  });
  await app.ready();
  return { app, databases };
}

export async function vote(world: World, { id }: Election, ballots: readonly (readonly ProjectId[])[]): Promise<void> {
  for (const choices of ballots) {
    const payload = await signedBallot(passFor(id), choices);
    const answer = await world.app.inject({ method: 'POST', url: `/v1/rounds/${id}/ballots`, payload });
    expect(answer.statusCode).toBe(200);
  }
}

/** What the server does by itself every minute, as if it were this moment. */
export function keepLogsOf({ databases }: World, now: Date): Promise<void> {
  return keepLogs({ databases, keyEncryption: SECRETS.keyEncryption, now });
}

export interface Seen {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

const VOLATILE = new Set(['date', 'x-ratelimit-remaining', 'x-ratelimit-reset']);

export async function look({ app }: World, url: string, headers: Record<string, string>): Promise<Seen> {
  const answer = await app.inject({ url, headers });
  const kept = Object.entries(answer.headers).filter(([name]) => !VOLATILE.has(name));
  return { status: answer.statusCode, headers: Object.fromEntries(kept), body: answer.body };
}

/**
 * Blots out what follows from the ciphertexts of a world, each by as many signs, and nothing else. A ballot is sealed with
 * fresh randomness, so its hash is another one each time, whatever is on it; and with it every node of the log above the
 * leaf of its batch, the root in the head, and the signature under that. These have to be public while voting runs: they
 * bind the box. What anyone could learn from would be everything else (numbers, sizes, order), and that must be the same.
 */
export async function blotter(world: World, id: string): Promise<(seen: Seen) => Seen> {
  const leaves = await leavesOf(world, id);
  const hashes = leaves.map((leaf) => leafHash(utf8(leaf)));
  const batch = leaves.findIndex((leaf) => leaf.includes('"BALLOT_BATCH"'));
  const ballots = (JSON.parse(leaves[batch] ?? '') as { ballots: string[] }).ballots;
  const above = hashes.flatMap((_one, from) =>
    hashes.flatMap((_other, last) =>
      from <= batch && batch <= last ? [merkleRoot(hashes.slice(from, last + 1))] : [],
    ),
  );
  const values = [...ballots, ...above.flatMap((hash) => [Buffer.from(hash).toString('hex'), toBase64(hash)])];
  return ({ status, headers, body }) => {
    const hidden = values.reduce((text, value) => text.replaceAll(value, '#'.repeat(value.length)), body);
    const masked = hidden.replaceAll(
      /(— wijkbegroting\/\S+ )([A-Za-z0-9+/=]+)/g,
      (_all, name: string, line: string) => {
        return `${name}${'#'.repeat(line.length)}`;
      },
    );
    return { status, headers: masked === body ? headers : { ...headers, etag: 'of the body' }, body: masked };
  };
}

async function leavesOf({ app }: World, id: string): Promise<readonly string[]> {
  const answer = await app.inject({ url: `/v1/rounds/${id}/log/leaves` });
  return answer.json<{ leaves: string[] }>().leaves;
}
