import { castBallot, collectPass } from '@wijkbegroting/voter';
import { parseVotingCode } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import { closeNow, device, openedElection, together } from '../../../test/helpers/election.ts';

const held = testApp();

test('a round is opened, voted in, closed, counted and published', async () => {
  const election = await openedElection(held, { plans: [{ costCents: 1_000_000 }, { costCents: 900_000 }], people: 3 });
  const paper = (await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body;
  for (const [nr, code] of [...election.codes.values()].entries()) {
    const at = device(held);
    const typed = parseVotingCode(code);
    if (!typed.ok) throw new Error();
    const pass = await collectPass({ ...at, roundId: election.id, code: typed.value, birthYear: 1984, issuerPublicKey: String(paper['issuerKey']) });
    expect(pass).toMatchObject({ ok: true });
    if (!pass.ok) return;
    const cast = await castBallot({ ...at, pass: pass.value, choices: election.projects.slice(0, nr === 0 ? 1 : 2), projectCount: 2, receiptKey: String(paper['receiptKey']) });
    expect(cast).toMatchObject({ ok: true });
  }
  await closeNow(held, election);
  const counted = await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
  expect(counted).toMatchObject({ status: 200, body: { status: 'counted' } });
  expect((await call(held, `GET /v1/rounds/${election.id}/outcome`)).status).toBe(404);
  await together(held, election, 'publish-outcome');
  const outcome = await call(held, `GET /v1/rounds/${election.id}/outcome`);
  const csv = await held.app.inject({ url: `/v1/rounds/${election.id}/outcome.csv` });
});
