import { inflateSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { call, type Json } from '../../../test/helpers/call.ts';
import { closeAndOpen, type Election, openedElection, together } from '../../../test/helpers/election.ts';

const held = testApp();
const EURO = 100;

let election: Election;
beforeAll(async () => {
  const plans = [{ costCents: 10_000 * EURO }, { costCents: 12_000 * EURO, title: 'Lampjes langs het pad naar Łódź' }];
  const count = { rule: 'greedyVotes', whenNextDoesNotFit: 'skip', minimumVotes: 0, tie: 'publicDraw' };
  election = await openedElection(held, { plans, budgetCents: 20_000 * EURO, rules: { count } });
});

const read = (path = ''): Promise<{ status: number; body: Json }> =>
  call(held, `GET /v1/rounds/${election.id}/official-record${path}`);

test.each(['', '.pdf'])('there is none before publication, for nobody: official-record%s', async (path) => {
  const what = `GET /v1/rounds/${election.id}/official-record${path}`;
  for (const as of [undefined, election.staff.administrator, election.staff.auditor]) {
    expect(await call(held, what, { ...(as && { as }) })).toMatchObject({
      status: 404,
      body: { code: 'outcome-unknown' },
    });
  }
});

describe('of a published round', () => {
  let record: Json;
  beforeAll(async () => {
    await castByMany(held, election, 5, election.projects.slice(0, 1));
    await castByMany(held, election, 2, election.projects.slice(1));
    await castByMany(held, election, 1, []);
    await markIssued(held, election, 10);
    await closeAndOpen(held, election);
    expect((await read()).status).toBe(404);
    await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
    expect((await read()).status).toBe(404);
    await together(held, election, 'publish-outcome');
    record = (await read()).body;
  });

  test('every sum is right', () => {
    const sums = record['sums'] as readonly { whole: Json; difference: number; parts: Json[] }[];
    expect(sums.map(({ difference }) => difference)).toEqual(sums.map(() => 0));
    expect(sums[1]).toMatchObject({
      whole: { term: 'roll', count: 12 },
      parts: [
        { term: 'passes', count: 10 },
        { term: 'paperEntries', count: 0 },
        { term: 'blocked', count: 0 },
        { term: 'notUsed', count: 2 },
      ],
    });
  });

  test('tells when, by which organisations, with which hashes, and the reason of every plan', () => {
    expect(record).toMatchObject({
      version: 1,
      round: { id: election.id },
      times: { earlyReason: 'De test is klaar' },
      decisions: [
        { kind: 'open-voting', proposedBy: 'Gemeente Haarlem', approvedBy: 'Griffie' },
        { kind: 'close-voting', proposedBy: 'Gemeente Haarlem', approvedBy: 'Griffie' },
        { kind: 'publish-outcome', proposedBy: 'Gemeente Haarlem', approvedBy: 'Griffie' },
      ],
      trustees: { threshold: 2 },
      incidents: [],
      draws: [],
      ballotCount: 7,
      blankCount: 0,
      invalid: [{ reason: 'ballot-too-few', ballots: 1, paper: 0 }],
      projects: [
        { votes: 5, reason: 'funded', leftCents: null },
        { votes: 2, reason: 'skippedNoBudget', leftCents: 10_000 * EURO },
      ],
    });
    const { holders } = record['trustees'] as { holders: readonly { hasRevealedShare: boolean }[] };
    expect(holders.filter(({ hasRevealedShare }) => hasRevealedShare)).toHaveLength(2);
    const text = JSON.stringify(record);
    for (const { accountId } of Object.values(election.staff)) expect(text).not.toContain(accountId);
  });

  test('names the last head of the log and its opening record', async () => {
    const opening = await call(held, `GET /v1/rounds/${election.id}/log/leaves`);
    const checkpoint = await held.app.inject(`/v1/rounds/${election.id}/log/checkpoint`);
    const [, size, root] = checkpoint.body.split('\n');
    expect(record['hashes']).toMatchObject({ head: { size: Number(size), root, cosignedBy: [] } });
    expect(opening.body['size']).toBe(Number(size));
    const { outcome } = (await call(held, `GET /v1/rounds/${election.id}/outcome`)).body as { outcome: Json };
    expect((record['hashes'] as Json)['openingRecordSha256']).toBe(outcome['openingRecordSha256']);
  });

  test('is a PDF in Dutch with a title, tagged, the same each time', async () => {
    const get = () => held.app.inject(`/v1/rounds/${election.id}/official-record.pdf`);
    const answer = await get();
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.rawPayload.equals((await get()).rawPayload)).toBe(true);
    const file = answer.rawPayload.toString('latin1');
    expect(file.startsWith('%PDF-1.7')).toBe(true);
    for (const part of ['/Lang (nl)', '/DisplayDocTitle true', '/MarkInfo', '/S /H1', '/S /Table', '/S /TH'])
      expect(file, part).toContain(part);
    expect(metadataOf(answer.rawPayload)).toContain('pdfuaid:part>1<');
    expect(metadataOf(answer.rawPayload)).toContain(`Proces-verbaal van ${titleOf(record)}`);
  });
});

const titleOf = (record: Json): string => String((record['round'] as Json)['title']);

/** The description in XML that a PDF carries, packed or not. */
function metadataOf(file: Buffer): string {
  const texts: string[] = [];
  for (const { index } of file.toString('latin1').matchAll(/stream\r?\n/g)) {
    const start = file.indexOf('\n', index) + 1;
    const stream = file.subarray(start, file.indexOf('endstream', start));
    try {
      texts.push(inflateSync(stream).toString('utf8'));
    } catch {
      texts.push(stream.toString('utf8'));
    }
  }
  return texts.find((one) => one.includes('<rdf:RDF')) ?? '';
}
