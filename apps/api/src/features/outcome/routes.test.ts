import { finish, NO_LOTS, ruleFor } from '@wijkbegroting/domain';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { toElection } from '@wijkbegroting/domain/pabulib/to-election.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { call, type Json } from '../../../test/helpers/call.ts';
import { closeAndOpen, type Election, openedElection, together } from '../../../test/helpers/election.ts';
import { OTHER_WIJK, publishedRound, staff } from '../../../test/helpers/factories.ts';

const held = testApp();
const EXPORTS = ['outcome.csv', 'ballots.csv', 'election.pb'];

async function counted(voters: number): Promise<Election> {
  const plans = [
    { costCents: 50_000, title: '=HYPERLINK("https://elsewhere.example")' },
    { costCents: 60_000, title: 'Zeg "ja"; tegen groen' },
  ];
  const election = await openedElection(held, { plans, people: voters });
  await castByMany(held, election, voters - 1, election.projects);
  await castByMany(held, election, 1, election.projects.slice(1));
  await markIssued(held, election, voters);
  await closeAndOpen(held, election);
  await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
  return election;
}

async function table(id: string, name: string): Promise<{ status: number; type: unknown; text: string }> {
  const { statusCode, headers, body } = await held.app.inject({ url: `/v1/rounds/${id}/${name}` });
  return { status: statusCode, type: headers['content-type'], text: body };
}

describe('before publication', () => {
  let election: Election;
  beforeAll(async () => {
    election = await counted(2);
  });

  test('nobody sees the outcome but those who decide on it, and the auditor', async () => {
    const { id, staff: who } = election;
    for (const name of ['outcome', ...EXPORTS]) {
      expect(await call(held, `GET /v1/rounds/${id}/${name}`)).toMatchObject({
        status: 404,
        body: { code: 'outcome-unknown' },
      });
    }
    for (const as of [who.official, who.wijkplatform, await staff(held, 'administrator', OTHER_WIJK)]) {
      expect(await call(held, `GET /v1/rounds/${id}/outcome`, { as })).toMatchObject({ status: 404 });
    }
    for (const as of [who.administrator, who.approver, who.auditor]) {
      const answer = await call(held, `GET /v1/rounds/${id}/outcome`, { as });
      expect(answer).toMatchObject({ status: 200, body: { status: 'counted', tie: null, publishedAt: null } });
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  test('there is none before the count, in a round or in none', async () => {
    const id = await publishedRound(held);
    for (const name of ['outcome', ...EXPORTS]) {
      expect((await call(held, `GET /v1/rounds/${id}/${name}`)).status).toBe(404);
      expect((await call(held, `GET /v1/rounds/no-such-round/${name}`)).status).toBe(404);
    }
  });
});

describe('after publication', () => {
  test('everyone sees the outcome that two people approved, and it stays as it is', async () => {
    const election = await counted(2);
    const before = await call(held, `GET /v1/rounds/${election.id}/outcome`, { as: election.staff.auditor });
    const action = await together(held, election, 'publish-outcome');
    expect(action['payload']).toMatchObject({ kind: 'publish-outcome', roundId: election.id });
    const after = await call(held, `GET /v1/rounds/${election.id}/outcome`);
    expect(after.body['outcome']).toEqual(before.body['outcome']);
    expect(after.body).toMatchObject({ status: 'outcomePublished', publishedAt: held.now.toISOString() });
    expect(after.headers['cache-control']).toBe('public, max-age=10');
    const again = { kind: 'publish-outcome', payload: {} };
    const answer = await call(held, `POST /v1/rounds/${election.id}/proposed-actions`, {
      as: election.staff.administrator,
      body: again,
    });
    expect(answer.body).toMatchObject({ code: 'transition-refused' });
  });

  test('the table of projects is safe to open in a spreadsheet', async () => {
    const election = await counted(2);
    await together(held, election, 'publish-outcome');
    const [first, second] = election.projects;
    expect(await table(election.id, 'outcome.csv')).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8',
      text: [
        '\uFEFF"project";"title";"costCents";"votes";"outcome";"leftCents"',
        `"${String(second)}";"Zeg ""ja""; tegen groen";"60000";"2";"funded";""`,
        `"${String(first)}";"'=HYPERLINK(""https://elsewhere.example"")";"50000";"1";"funded";""`,
        '',
      ].join('\r\n'),
    });
  });

  test.each(['ballots.csv', 'election.pb'])('fewer than 100 ballots are not shown one by one: %s', async (name) => {
    const election = await counted(99);
    await together(held, election, 'publish-outcome');
    expect(await call(held, `GET /v1/rounds/${election.id}/${name}`)).toMatchObject({
      status: 404,
      body: { code: 'too-few-ballots', minimum: 100 },
    });
  });

  test('as a Pabulib file anyone can count them, and gets the same outcome', async () => {
    const election = await counted(100);
    await together(held, election, 'publish-outcome');
    const { status, type, text } = await table(election.id, 'election.pb');
    expect({ status, type }).toEqual({ status: 200, type: 'text/plain; charset=utf-8' });
    const parsed = parsePabulib(text);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(parsed.value.warnings).toEqual([]);
    const counting = ruleFor({ kind: 'greedyVotes', whenNextDoesNotFit: 'skip' });
    const count = finish(counting(toElection(parsed.value.file).election, NO_LOTS));
    const { outcome } = (await call(held, `GET /v1/rounds/${election.id}/outcome`)).body as { outcome: Json };
    const ids = parsed.value.file.projects.map(({ id }) => id);
    expect(count.kind === 'count' ? count.funded.map((place) => ids[place]) : []).toEqual(outcome['funded']);
    expect(parsed.value.file.tables.meta).toContainEqual({ key: 'unit', value: 'GM0392' });
    expect(parsed.value.file.projects.map(({ categories }) => categories)).toEqual([['groen'], ['groen']]);
    expect(parsed.value.file.tables.votes.rows.map(([voter]) => voter)).toEqual(
      Array.from({ length: 100 }, (_, at) => String(at + 1)),
    );
  });

  test('100 are, in the order of their hashes', async () => {
    const election = await counted(100);
    await together(held, election, 'publish-outcome');
    const { status, text } = await table(election.id, 'ballots.csv');
    expect(status).toBe(200);
    const [header, ...lines] = text.trimEnd().split('\r\n');
    expect(header).toBe('\uFEFF"ballotHash";"projects"');
    expect(lines).toHaveLength(100);
    expect(lines).toEqual(lines.toSorted());
    const both = election.projects.toSorted().join(' ');
    expect(lines.filter((line) => line.endsWith(`;"${both}"`))).toHaveLength(99);
  });
});
