import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { openedElection, preparedElection } from '../../../test/helpers/election.ts';
import { eventsOf } from '../../../test/helpers/log.ts';
import { askNewCode, giveNewCode } from '../../../test/helpers/new-code.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { rollOffice } from '../../../test/helpers/roll-office.ts';

const held = testApp();
const { newRound, readRoll } = rollOffice(held);
const HOUR = 3_600_000;

test('takes two people; the second one gets the letter, and the old code is dead', async () => {
  const { id, codes, staff } = await preparedElection(held);
  const { administrator, approver } = staff;
  const asked = await askNewCode(held, id, administrator, 'p1');
  expect(asked).toMatchObject({ status: 200, body: { letter: null } });
  expect((await readRoll(id))['codes']).toMatchObject({ made: 12, replaced: 0 });
  const lookUp = async (as: typeof administrator): Promise<unknown> =>
    (await call(held, `POST /v1/rounds/${id}/roll-lookups`, { as, body: { reference: 'p1' } })).body['replacement'];
  expect(await lookUp(administrator)).toEqual({ isOwn: true });
  expect(await lookUp(approver)).toEqual({ isOwn: false });

  const given = await askNewCode(held, id, approver, 'p1');
  expect(given).toMatchObject({ status: 200, body: { letter: { reference: 'p1' } } });
  expect((given.body['letter'] as { code: string }).code).not.toBe(codes.get('p1'));
  expect((await readRoll(id))['codes']).toMatchObject({ made: 13, replaced: 1, unused: 12 });
  expect(await lookUp(approver)).toBeNull();
  expect(await countRows(held, 'roll.code_request', id)).toBe(0);
  const rows = await asOwner(
    held,
    'SELECT state, count(*)::int AS n FROM roll.code WHERE round_id = $1 GROUP BY state ORDER BY state',
    [id],
  );
  expect(rows).toEqual([
    { state: 'replaced', n: 1 },
    { state: 'valid', n: 12 },
  ]);
});

test('nobody gives it alone, however often they ask, nor for another person than was asked', async () => {
  const { id, staff } = await preparedElection(held);
  const { administrator, approver } = staff;
  const answers = await Promise.all(Array.from({ length: 10 }, () => askNewCode(held, id, administrator, 'p1')));
  expect(answers.map(({ body }) => body['letter'])).toEqual(Array<null>(10).fill(null));
  expect((await askNewCode(held, id, approver, 'p2')).body).toMatchObject({ letter: null });
  expect((await readRoll(id))['codes']).toMatchObject({ made: 12, replaced: 0 });
});

test('the second one asking ten times at once gets one code', async () => {
  const { id, staff } = await preparedElection(held);
  await askNewCode(held, id, staff.administrator, 'p1');
  const answers = await Promise.all(Array.from({ length: 10 }, () => askNewCode(held, id, staff.approver, 'p1')));
  expect(answers.filter(({ body }) => body['letter'] !== null)).toHaveLength(1);
  expect((await readRoll(id))['codes']).toMatchObject({ made: 13, replaced: 1, unused: 12 });
});

test('on another day it has to be asked anew', async () => {
  const { id, staff } = await preparedElection(held);
  const { administrator, approver } = staff;
  const start = held.now;
  try {
    await askNewCode(held, id, administrator, 'p1');
    held.now = new Date(start.getTime() + 24 * HOUR);
    expect((await askNewCode(held, id, approver, 'p1')).body).toMatchObject({ letter: null });
    expect((await askNewCode(held, id, administrator, 'p1')).body).toMatchObject({ letter: { reference: 'p1' } });
  } finally {
    held.now = start;
  }
});

test('is not given without a roll, to a stranger, or after the pass was collected meanwhile', async () => {
  const election = await preparedElection(held);
  const { id, staff } = election;
  expect((await giveNewCode(held, election, 'stranger')).body).toMatchObject({ code: 'reference-unknown' });
  expect((await askNewCode(held, await newRound(), staff.administrator, 'p1')).body).toMatchObject({
    code: 'roll-unknown',
  });
  await askNewCode(held, id, staff.administrator, 'p1');
  await asOwner(
    held,
    `UPDATE roll.entry SET state = 'issued', day = '2027-05-10', blinded_sha256 = decode(repeat('00', 32), 'hex'),
       blind_signature = decode(repeat('00', 384), 'hex') WHERE round_id = $1`,
    [id],
  );
  expect(await askNewCode(held, id, staff.approver, 'p1')).toMatchObject({
    status: 409,
    body: { code: 'pass-already-collected', day: '2027-05-10' },
  });
});

test('the log of an open round tells that two people did it, and of nobody whom it was for', async () => {
  const election = await openedElection(held);
  const before = (await eventsOf(held, election.id)).length;
  for (const reference of ['p1', 'p2']) await giveNewCode(held, election, reference);
  const told = (await eventsOf(held, election.id)).slice(before);
  expect(told).toMatchObject([
    { type: 'DECISION', kind: 'replace-code', approvedBy: expect.stringMatching(/./) as string },
    { type: 'DECISION', kind: 'replace-code' },
  ]);
  const [one, other] = told as unknown as { payloadSha256: string; proposedBy: string; approvedBy: string }[];
  expect(one?.payloadSha256).not.toBe(other?.payloadSha256);
  expect(one?.proposedBy).not.toBe(one?.approvedBy);
  const staffEvents = await asOwner<{ type: string; facts: unknown }>(
    held,
    "SELECT type, facts FROM site.audit_event WHERE round_id = $1 AND type LIKE 'code-repl%' ORDER BY id",
    [election.id],
  );
  expect(staffEvents.map(({ type }) => type)).toEqual([
    'code-replacement-asked',
    'code-replaced',
    'code-replacement-asked',
    'code-replaced',
  ]);
  expect(JSON.stringify(staffEvents)).not.toMatch(/p1|p2/);
});
