import crypto from 'node:crypto';
import { ballotHash, encodeChoices, type ProjectId, toBase64url } from '@wijkbegroting/domain';
import { castBallot, type Pass, verifyReceipt } from '@wijkbegroting/voter';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import {
  closeNow,
  device,
  type Election,
  openedElection,
  passFor,
  preparedElection,
} from '../../../test/helpers/election.ts';
import { signedBallot } from '../../../test/helpers/ballots.ts';

const held = testApp();
let election: Election;
let receiptKey: string;

beforeAll(async () => {
  election = await openedElection(held, {
    plans: [{ costCents: 1_500_000 }, { costCents: 1_500_000 }, { costCents: 1_400_000 }],
  });
  receiptKey = String((await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body['receiptKey']);
});

const cast = (body: unknown, id: string = election.id) => call(held, `POST /v1/rounds/${id}/ballots`, { body });

describe('a ballot', () => {
  test('is cast by the voter package, which gets a receipt that verifies', async () => {
    const pass = passFor(election.id);
    const choices = election.projects.slice(0, 1);
    const receipt = await castBallot({ ...device(held), pass, choices, projectCount: 3, receiptKey });
    expect(receipt).toMatchObject({ ok: true, value: { receipt: { round: election.id } } });
    expect(receipt.ok && verifyReceipt(receipt.value, receiptKey)).toBe(true);
  });
});
