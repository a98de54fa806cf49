import crypto from 'node:crypto';
import type { ProjectId } from '@wijkbegroting/domain';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { signedIn, testApp } from './helpers/app.ts';
import { device, type Election, openedElection, staffOf } from './helpers/election.ts';
import { keptElection, RESIDENT } from './helpers/factories.ts';
import { blotter, copyOfTheWorld, keepLogsOf, look, vote, type World } from './helpers/worlds.ts';

/** Fairness (ballot-protocol, section 5): before closing nothing that anyone can ask for depends on the votes. */
const held = testApp();

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
  worlds = [await copyOfTheWorld(held), await copyOfTheWorld(held), await copyOfTheWorld(held)];
  const [one, other] = worlds as [World, World];
  const [a, b, c] = election.projects as [ProjectId, ProjectId, ProjectId];
  await vote(one, election, Array<[ProjectId]>(15).fill([a]));
  await vote(other, election, [...Array<[ProjectId, ProjectId]>(14).fill([b, c]), [a, b, c]]);
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
        .replace('{electionId}', pastElectionId)
        .replace('{batch}', '1')
        .replace('/consistency-proof', '/consistency-proof?from=1&to=2'),
    );
}

test('two worlds with different votes, and one with none, look the same to everyone before voting has closed', async () => {
  const [one, other, empty] = worlds as [World, World, World];
  const asked = addresses(one);
  expect(asked.length).toBeGreaterThan(20);
  expect(asked).toContain(`/v1/rounds/${election.id}/outcome`);
  expect(asked).toContain(`/v1/rounds/${election.id}/log/batches/1`);
  expect(asked.filter((url) => url.includes('{'))).toEqual([]);
  for (const [role, headers] of Object.entries(people)) {
    for (const url of asked) {
      const seen = await look(one, url, headers);
      expect(await look(other, url, headers), `${role} ${url}`).toEqual(seen);
      expect(await look(empty, url, headers), `${role} ${url}`).toEqual(seen);
    }
  }
}, 60_000);

test('also when a batch has been sealed, but for what follows from the ciphertexts', async () => {
  const [one, other, empty] = worlds as [World, World, World];
  const tomorrow = new Date(held.now.getTime() + 86_400_000);
  for (const world of worlds) await keepLogsOf(world, tomorrow);
  const blots = { one: await blotter(one, election.id), other: await blotter(other, election.id) };
  const ofTheLog = [...addresses(one), ...ofSizes(4)].filter((url) => url.includes('/log/'));
  const differing = new Set<string>();
  for (const [role, headers] of Object.entries(people)) {
    for (const url of ofTheLog) {
      const [left, right] = [await look(one, url, headers), await look(other, url, headers)];
      expect(blots.other(right), `${role} ${url}`).toEqual(blots.one(left));
      if (left.body !== right.body) differing.add(url);
    }
    for (const url of addresses(one).filter((address) => !ofTheLog.includes(address))) {
      const seen = await look(one, url, headers);
      expect(await look(other, url, headers), `${role} ${url}`).toEqual(seen);
      expect(await look(empty, url, headers), `${role} ${url}`).toEqual(seen);
    }
  }
  const leaves = await look(one, `/v1/rounds/${election.id}/log/leaves`, {});
  const events = (JSON.parse(leaves.body) as { leaves: string[] }).leaves.map((leaf) => JSON.parse(leaf) as object);
  const batch = { type: 'BALLOT_BATCH', batch: 1 };
  expect(events.slice(2)).toMatchObject([batch, { type: 'ISSUANCE_DAY', passes: 20, paper: 0, blocked: 0 }]);
  expect(differing).toContain(`/v1/rounds/${election.id}/log/checkpoint`);
  expect(differing).toContain(`/v1/rounds/${election.id}/log/batches/1`);
}, 60_000);

/** The proofs between any two sizes of a log. */
function ofSizes(leaves: number): readonly string[] {
  const sizes = Array.from({ length: leaves }, (_, nr) => nr + 1);
  const proof = (from: number, to: number): string =>
    `/v1/rounds/${election.id}/log/consistency-proof?from=${String(from)}&to=${String(to)}`;
  return sizes.flatMap((from) => sizes.filter((to) => to >= from).map((to) => proof(from, to)));
}

test('not even the role of the ballot box can read a vote before closing, and no role sees another area', async () => {
  for (const { databases } of worlds) {
    const none = await databases.urn.execute(sql`SELECT * FROM urn.sealed_ballots(${election.id}, '\\x', 100)`);
    expect(none.rows).toEqual([]);
    const totals = await databases.urn.execute(sql`SELECT * FROM urn.closed_totals(${election.id})`);
    expect(totals.rows).toEqual([{ ballots: '0', voters: '0' }]);
    for (const [role, table] of [
      ['urn', 'urn.ballot'],
      ['urn', 'urn.inbox'],
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
