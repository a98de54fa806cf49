import { expect, test } from 'vitest';
import { approve, propose } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { closeAndOpen, openedElection, preparedElection, together } from '../../../test/helpers/election.ts';
import { eventsOf } from '../../../test/helpers/log.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
const payload = { text: 'De site was op 1 juni een uur weg.' };

test('an incident comes into the public log by two people, with their decision', async () => {
  const { id, staff } = await openedElection(held);
  const before = (await eventsOf(held, id)).length;
  const asked = await propose(held, id, staff.administrator, 'report-incident', payload);
  expect(asked).toMatchObject({ status: 201, body: { kind: 'report-incident', payload: { roundId: id, ...payload } } });
  expect(await eventsOf(held, id)).toHaveLength(before);
  expect((await approve(held, asked, staff.administrator)).body).toMatchObject({ code: 'approver-is-proposer' });
  expect((await approve(held, asked, staff.approver)).body).toMatchObject({ status: 'executed' });
  const told = (await eventsOf(held, id)).slice(before);
  expect(told).toMatchObject([
    { type: 'DECISION', kind: 'report-incident', payloadSha256: asked.body['payloadHash'] },
    { type: 'INCIDENT', ...payload },
  ]);
});

test('an approval that broke off in between tells it once', async () => {
  const { id, staff } = await openedElection(held);
  const asked = await propose(held, id, staff.administrator, 'report-incident', payload);
  await asOwner(
    held,
    `CREATE FUNCTION site.fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
     CREATE TRIGGER fail BEFORE INSERT ON site.audit_event FOR EACH ROW
       WHEN (NEW.type = 'incident-reported') EXECUTE FUNCTION site.fail()`,
  );
  try {
    expect((await approve(held, asked, staff.approver)).status).toBe(500);
    expect((await eventsOf(held, id)).filter(({ type }) => type === 'INCIDENT')).toHaveLength(1);
  } finally {
    await asOwner(held, 'DROP FUNCTION site.fail CASCADE');
  }
  expect((await approve(held, asked, staff.approver)).body).toMatchObject({ status: 'executed' });
  expect((await approve(held, asked, staff.approver)).body).toMatchObject({ status: 'executed' });
  expect((await eventsOf(held, id)).filter(({ type }) => type === 'INCIDENT')).toHaveLength(1);
});

test('after closing too, in the official record as well; not before there is a log, nor after the result', async () => {
  const prepared = await preparedElection(held);
  const early = await propose(held, prepared.id, prepared.staff.administrator, 'report-incident', payload);
  expect(early).toMatchObject({ status: 409, body: { code: 'incident-not-now' } });

  const election = await openedElection(held);
  const { id, staff } = election;
  await closeAndOpen(held, election);
  await together(held, election, 'report-incident', payload);
  await call(held, `POST /v1/rounds/${id}/tally`, { as: staff.administrator });
  await together(held, election, 'publish-outcome');
  const record = await call(held, `GET /v1/rounds/${id}/official-record`);
  expect(record.body).toMatchObject({ incidents: [payload], contradictedReceipts: 0 });
  const late = await propose(held, id, staff.administrator, 'report-incident', payload);
  expect(late).toMatchObject({ status: 409, body: { code: 'incident-not-now' } });
});

test.each(['', 'x'.repeat(1_001)])('a text that is empty or too long is refused', async (text) => {
  const { id, staff } = await openedElection(held);
  expect((await propose(held, id, staff.administrator, 'report-incident', { text })).status).toBe(400);
});
