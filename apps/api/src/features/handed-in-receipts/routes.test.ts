import type { SignedReceipt } from '@wijkbegroting/voter';
import { beforeAll, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, signedBallot } from '../../../test/helpers/ballots.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, passFor } from '../../../test/helpers/election.ts';
import { keepLogsNow } from '../../../test/helpers/log.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let kept: SignedReceipt;
/** Of a ballot that somebody took out of the box before it came into the log. */
let lost: SignedReceipt;

const handIn = (body: unknown, id: string = election.id): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/handed-in-receipts`, { body });
const listed = async (): Promise<unknown> =>
  (await call(held, `GET /v1/rounds/${election.id}/handed-in-receipts`, { as: election.staff.auditor })).body['items'];

async function cast(): Promise<SignedReceipt> {
  const body = await signedBallot(passFor(election.id), election.projects);
  return (await call(held, `POST /v1/rounds/${election.id}/ballots`, { body })).body as unknown as SignedReceipt;
}

/** What only the owner of the database can do. */
async function takeOut({ receipt }: SignedReceipt): Promise<void> {
  await asOwner(held, "DELETE FROM urn.inbox WHERE body_hash = decode($1, 'hex')", [receipt.ballotHash]);
}

beforeAll(async () => {
  election = await openedElection(held);
  kept = await cast();
  lost = await cast();
});

test('while its batch is open a receipt is not due', async () => {
  expect(await handIn(lost)).toMatchObject({ status: 409, body: { code: 'receipt-not-due' } });
});

test('a receipt that the log honours is not kept', async () => {
  await takeOut(lost);
  await castByMany(held, election, 10, election.projects);
  await keepLogsNow(held);
  expect(await handIn(kept)).toMatchObject({ status: 200, body: { isInLog: true } });
  expect(await listed()).toEqual([]);
});

test('a receipt that its batch contradicts is kept, once', async () => {
  for (let nr = 0; nr < 2; nr += 1) {
    expect(await handIn(lost)).toMatchObject({ status: 200, body: { isInLog: false } });
  }
  expect(await listed()).toEqual([lost]);
});

test('what the box did not sign is refused', async () => {
  const other = {
    ...lost.receipt,
    ballotHash: kept.receipt.ballotHash.replace(/^./, (digit) => (digit === '0' ? '1' : '0')),
  };
  expect((await handIn({ ...lost, receipt: other })).body).toMatchObject({ code: 'receipt-invalid' });
  expect((await handIn({ ...lost, signature: kept.signature })).body).toMatchObject({ code: 'receipt-invalid' });
  const elsewhere = await openedElection(held);
  expect((await handIn(lost, elsewhere.id)).body).toMatchObject({ code: 'receipt-invalid' });
  expect((await handIn(lost, 'geen-ronde')).body).toMatchObject({ code: 'ballot-box-unknown' });
});

test('a batch that never came is a contradiction once the log has closed', async () => {
  const late = await cast();
  await takeOut(late);
  expect((await handIn(late)).body).toMatchObject({ code: 'receipt-not-due' });
  await closeNow(held, election);
  expect((await handIn(late)).body).toMatchObject({ isInLog: false });
  expect(await listed()).toHaveLength(2);
});
