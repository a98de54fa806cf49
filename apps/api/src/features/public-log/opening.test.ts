import type { RoundId } from '@wijkbegroting/domain';
import { type BallotFacts, checkOpening, memoryStore, type Store } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { call, type Json } from '../../../test/helpers/call.ts';
import { closeNow, openedElection, preparedElection, together } from '../../../test/helpers/election.ts';
import { readNote } from '../../../test/helpers/log.ts';
import { makeWitness } from '../../../test/helpers/witness.ts';

const held = testApp();
const COURT = makeWitness('rekenkamer.example');

/** What a page shows, from the ballot paper. */
async function factsOf(id: RoundId): Promise<BallotFacts> {
  const { budgetCents, ballot, changeable, projects, issuerKey, logKey, tallyKey, witnesses } = (
    await call(held, `GET /v1/rounds/${id}/ballot-paper`)
  ).body as Json & BallotFacts;
  return {
    ...{ budgetCents, ballot, changeable, issuerKey, logKey, witnesses },
    projects: projects,
    tallyKey: (tallyKey as unknown as { publicKey: string }).publicKey,
  };
}

/** As the page of a voter looks at it. */
async function look(id: RoundId, store: Store = memoryStore()) {
  const get = async (url: string) => {
    const answer = await held.app.inject({ url });
    return { status: answer.statusCode, body: answer.json<unknown>() };
  };
  return await checkOpening({ round: id, facts: await factsOf(id), get, store });
}

test('a voter sees that the keys of a round stand in its log, before and after it has grown', async () => {
  const election = await openedElection(held);
  const store = memoryStore();
  expect(await look(election.id, store)).toMatchObject({ ok: true, value: { seenBy: [] } });
  await closeNow(held, election);
  expect(await look(election.id, store)).toMatchObject({ ok: true });
});

test('in a round with a witness only when the witness has seen them, in whatever head', async () => {
  const election = await preparedElection(held);
  const { id, staff } = election;
  const body = { verifierKey: COURT.verifierKey };
  await call(held, `POST /v1/rounds/${id}/witnesses`, { as: staff.administrator, body });
  await together(held, election, 'open-voting');
  const store = memoryStore();
  expect(await look(id, store)).toEqual({ ok: false, error: { code: 'opening-not-cosigned' } });

  const signature = COURT.cosign(await readNote(held, id));
  await call(held, `POST /v1/rounds/${id}/log/cosignatures`, { body: { size: 2, signature } });
  expect(await look(id, store)).toMatchObject({ ok: true, value: { seenBy: [{ name: COURT.name }] } });
  await closeNow(held, election); // a longer log, that nobody has cosigned yet
  expect(await look(id, store)).toMatchObject({ ok: true, value: { seenBy: [{ name: COURT.name }] } });
});
