import { openBundle } from '@wijkbegroting/audit/bundle/read-bundle.ts';
import { verifyBundle } from '@wijkbegroting/audit/verify-bundle.ts';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { call } from '../../../test/helpers/call.ts';
import { closeAndOpen, type Election, openedElection, together } from '../../../test/helpers/election.ts';

const held = testApp();

async function publishedElection(voters: number): Promise<Election> {
  const plans = [{ costCents: 50_000 }, { costCents: 60_000 }, { costCents: 70_000 }];
  const election = await openedElection(held, { plans, people: voters });
  await castByMany(held, election, voters - 1, election.projects);
  await castByMany(held, election, 1, election.projects.slice(1));
  await markIssued(held, election, voters);
  await closeAndOpen(held, election);
  const counted = await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
  expect(counted.status).toBe(200);
  await together(held, election, 'publish-outcome');
  return election;
}

async function download(path: string, as?: { readonly headers: Record<string, string> }): Promise<Blob> {
  const { statusCode, rawPayload } = await held.app.inject({ url: path, headers: as?.headers ?? {} });
  expect(statusCode).toBe(200);
  return new Blob([new Uint8Array(rawPayload)]);
}

const failedIn = async (bundle: Blob): Promise<unknown> =>
  (await verifyBundle(bundle)).checks.filter(({ status }) => status === 'failed');

test('from 100 ballots on everyone gets everything, every check holds, and the election is the one of the export', async () => {
  const { id } = await publishedElection(100);
  const zip = await download(`/v1/rounds/${id}/bundle.zip`);
  expect(await failedIn(zip)).toEqual([]);
  const bundle = await openBundle(zip);
  const election = bundle.ok ? await bundle.value.text('election.pb') : bundle;
  const { body } = await held.app.inject({ url: `/v1/rounds/${id}/election.pb` });
  expect(election).toMatchObject({ ok: true, value: { text: body } });
});

test('from 50 on the totals are public, and the auditor gets the ballots', async () => {
  const { id, staff } = await publishedElection(50);
  const totals = await download(`/v1/rounds/${id}/bundle.zip`);
  expect(await failedIn(totals)).toEqual([]);
  const opened = await openBundle(totals);
  expect(opened.ok && [...opened.value.entries.keys()].filter((path) => /ballots|election/.test(path))).toEqual([]);
  const all = await download(`/v1/rounds/${id}/auditor-bundle.zip`, staff.auditor);
  expect(await failedIn(all)).toEqual([]);
});

test('with fewer there is none for the public', async () => {
  const { id, staff } = await publishedElection(49);
  expect(await call(held, `GET /v1/rounds/${id}/bundle.zip`)).toMatchObject({
    status: 404,
    body: { code: 'too-few-ballots', minimum: 50 },
  });
  expect(await failedIn(await download(`/v1/rounds/${id}/auditor-bundle.zip`, staff.auditor))).toEqual([]);
});
