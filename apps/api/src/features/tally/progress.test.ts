import { OpeningRecordWire } from '@wijkbegroting/records/opening-record.ts';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { call, type Json } from '../../../test/helpers/call.ts';
import { closeAndOpen, openedElection } from '../../../test/helpers/election.ts';
import { TALLY } from '../../../test/helpers/tally-key.ts';
import { openBallots } from '../../database/opened-ballots.ts';

const held = testApp();
const VOTERS = 60; // more than a page

test('a count tells how many ballots are open while it goes on, and nothing before and after', async () => {
  const election = await openedElection(held, { people: VOTERS });
  const { id, staff } = election;
  const progress = async (): Promise<unknown> =>
    (await call(held, `GET /v1/rounds/${id}/tally-progress`, { as: staff.administrator })).body['opened'];
  await castByMany(held, election, VOTERS, election.projects.slice(0, 1));
  await markIssued(held, election, VOTERS);
  await closeAndOpen(held, election);
  expect(await progress()).toBeNull();

  const { record } = (await call(held, `GET /v1/rounds/${id}/opening-record`)).body as { record: Json };
  const told: [number, number][] = [];
  await openBallots(held.databases.urn, OpeningRecordWire.parse(record), TALLY.tallySecret, (done, all) => {
    told.push([done, all]);
  });
  expect(told).toEqual([
    [50, VOTERS],
    [VOTERS, VOTERS],
  ]);

  const counted = call(held, `POST /v1/rounds/${id}/tally`, { as: staff.administrator });
  expect((await counted).body).toMatchObject({ status: 'counted' });
  expect(await progress()).toBeNull();
});
