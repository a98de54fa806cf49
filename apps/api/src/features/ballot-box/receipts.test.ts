import type { ProjectId } from '@wijkbegroting/domain';
import { type SignedReceipt, verifyReceipt } from '@wijkbegroting/voter';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, signedBallot, type SignedBallot } from '../../../test/helpers/ballots.ts';
import { call } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, passFor } from '../../../test/helpers/election.ts';
import { eventsOf, keepLogsNow } from '../../../test/helpers/log.ts';
import { countBallots, countRows } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let logKey: string;

beforeAll(async () => {
  election = await openedElection(held);
  logKey = String((await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body['logKey']);
});

async function receiptOf(body: SignedBallot): Promise<SignedReceipt> {
  const answer = await call(held, `POST /v1/rounds/${election.id}/ballots`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as unknown as SignedReceipt;
}

const ballotOf = (choices: readonly ProjectId[] = election.projects): Promise<SignedBallot> =>
  signedBallot(passFor(election.id), choices);
const seal = (): Promise<void> => keepLogsNow(held);

async function batch(nr: number): Promise<readonly string[]> {
  const { status, body } = await call(held, `GET /v1/rounds/${election.id}/log/batches/${String(nr)}`);
  expect(status).toBe(200);
  return (JSON.parse(String(body['leaf'])) as { ballots: string[] }).ballots;
}

describe('a receipt', () => {
  test('promises the batch that the ballot is in, before and after sealing, and after closing', async () => {
    const early = await ballotOf();
    const first = await receiptOf(early);
    expect(first.receipt).toMatchObject({ round: election.id, batch: 1 });
    expect(await verifyReceipt(first, logKey)).toBe(true);
    await castByMany(held, election, 10, election.projects);
    await seal();
    expect(await batch(1)).toContain(first.receipt.ballotHash);
    expect(await receiptOf(early)).toEqual(first);

    const late = await ballotOf();
    const second = await receiptOf(late);
    expect(second.receipt.batch).toBe(2);
    expect(await verifyReceipt(second, logKey)).toBe(true);
    await closeNow(held, election);
    expect(await batch(2)).toEqual([second.receipt.ballotHash]);
    expect(await receiptOf(late)).toEqual(second);
    expect(await receiptOf(early)).toEqual(first);
    expect(await countBallots(held, election.id)).toBe(12);
  });

  test('does not verify for another batch, ballot or round, nor with another key', async () => {
    const open = await openedElection(held);
    const answer = await call(held, `POST /v1/rounds/${open.id}/ballots`, {
      body: await signedBallot(passFor(open.id), open.projects),
    });
    const { receipt, signature } = answer.body as unknown as SignedReceipt;
    const paper = (await call(held, `GET /v1/rounds/${open.id}/ballot-paper`)).body;
    const key = String(paper['logKey']);
    expect(await verifyReceipt({ receipt, signature }, key)).toBe(true);
    for (const changed of [
      { ...receipt, batch: receipt.batch + 1 },
      { ...receipt, ballotHash: receipt.ballotHash.replace(/^./, (one) => (one === '0' ? '1' : '0')) },
      { ...receipt, round: election.id },
    ]) {
      expect(await verifyReceipt({ receipt: changed, signature }, key)).toBe(false);
    }
    expect(await verifyReceipt({ receipt, signature }, logKey)).toBe(false);
  });
});

describe('while a batch is sealed', () => {
  test('every ballot ends in the batch that its receipt promised, and a ballot that comes again is no second one', async () => {
    const { id, projects } = (election = await openedElection(held));
    const ballots = await Promise.all(Array.from({ length: 60 }, () => ballotOf(projects)));
    const before = await Promise.all(ballots.slice(0, 20).map(receiptOf));
    const [during] = await Promise.all([Promise.all(ballots.map(receiptOf)), seal(), seal()]);
    await closeNow(held, election);
    const after = await Promise.all(ballots.map(receiptOf));
    expect(during).toEqual(after);
    expect(after.slice(0, 20)).toEqual(before);
    const logged = (await eventsOf(held, id)).flatMap((event) =>
      event.type === 'BALLOT_BATCH' ? event.ballots.map((hash) => `${String(event.batch)} ${hash}`) : [],
    );
    const promised = after.map(({ receipt }) => `${String(receipt.batch)} ${receipt.ballotHash}`);
    expect(promised.toSorted()).toEqual(logged.toSorted());
    expect(await countRows(held, 'urn.ballot', id)).toBe(60);
  });

  test('a change follows on a ballot that was sealed, and another first ballot does not', async () => {
    const { id, projects } = (election = await openedElection(held));
    const pass = passFor(id);
    const first = await receiptOf(await signedBallot(pass, projects));
    await castByMany(held, election, 10, projects);
    await seal();
    const address = `POST /v1/rounds/${id}/ballots`;
    const conflict = await call(held, address, { body: await signedBallot(pass, []) });
    expect(conflict).toMatchObject({ status: 409, body: { code: 'ballot-conflict' } });
    const prevHash = first.receipt.ballotHash;
    const changed = await receiptOf(await signedBallot(pass, [], { rev: 2, prevHash }));
    expect(changed.receipt.batch).toBe(2);
    const broken = await call(held, address, { body: await signedBallot(pass, [], { rev: 3, prevHash }) });
    expect(broken.body['code']).toBe('ballot-chain-broken');
    expect(await countBallots(held, id)).toBe(12);
  });
});
