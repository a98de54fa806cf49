import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { signedBallot } from '../../../test/helpers/ballots.ts';
import { call } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, passFor } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();

interface Cast {
  readonly code: string;
  readonly hash: string | undefined;
}

/** Each of some voters casts one ballot after the other, until the box says that it has closed. */
async function voteUntilClosed({ id, projects }: Election, voters: number, casts: Cast[]): Promise<void> {
  const vote = async (): Promise<void> => {
    for (;;) {
      const answer = await call(held, `POST /v1/rounds/${id}/ballots`, {
        body: await signedBallot(passFor(id), projects),
      });
      const { ballotHash } = (answer.body['receipt'] ?? {}) as { ballotHash?: string };
      casts.push({ code: (answer.body['code'] as string | undefined) ?? 'receipt', hash: ballotHash });
      if (answer.status !== 200) return;
    }
  };
  await Promise.all(Array.from({ length: voters }, vote));
}

const recorded = async (id: string): Promise<readonly string[]> => {
  const text = "SELECT encode(body_hash, 'hex') AS hash FROM urn.ballot WHERE round_id = $1";
  return (await asOwner<{ hash: string }>(held, text, [id])).map(({ hash }) => hash);
};

test('20 closings under 50 voters at once: what was receipted is in the box, nothing comes in afterwards', async () => {
  for (let nr = 0; nr < 20; nr += 1) {
    const election = await openedElection(held);
    const casts: Cast[] = [];
    const voting = voteUntilClosed(election, 50, casts);
    while (casts.length < 10 * nr + 1) await pause(5);
    await closeNow(held, election);
    const atClosing = await recorded(election.id);
    await voting;
    const receipted = casts.flatMap(({ hash }) => hash ?? []);
    expect(new Set(receipted)).toEqual(new Set(atClosing));
    expect((await recorded(election.id)).length).toBe(atClosing.length);
    expect(atClosing.length).toBeGreaterThan(10 * nr);
    const refused = casts.flatMap(({ code }) => (code === 'receipt' ? [] : code));
    expect(refused).toEqual(Array.from({ length: 50 }, () => 'voting-closed'));
  }
}, 180_000);

test('the clock of the database closes the box too, 30 seconds after closing time, without anybody', async () => {
  const election = await openedElection(held, { vote: { opensIn: -60_000, closesIn: 2_000 } });
  const cast = async () =>
    call(held, `POST /v1/rounds/${election.id}/ballots`, {
      body: await signedBallot(passFor(election.id), election.projects),
    });
  expect((await cast()).status).toBe(200);
  await asOwner(held, 'ALTER TABLE urn.box DISABLE TRIGGER box_frozen');
  const moveBy = (seconds: number) =>
    asOwner(
      held,
      `UPDATE urn.box SET opens_at = opens_at - interval '1 hour', closes_at = clock_timestamp() + $2 * interval '1 second' WHERE round_id = $1`,
      [election.id, seconds],
    );
  await moveBy(-20);
  expect((await cast()).status).toBe(200);
  const { administrator, approver } = election.staff;
  const body = { kind: 'close-voting', payload: { earlyReason: null } };
  const proposed = await call(held, `POST /v1/rounds/${election.id}/proposed-actions`, { as: administrator, body });
  const { id, payloadHash } = proposed.body;
  const approve = () =>
    call(held, `POST /v1/proposed-actions/${String(id)}/approval`, { as: approver, body: { payloadHash } });
  expect((await approve()).body).toMatchObject({ code: 'closing-too-early' });
  await moveBy(-31);
  expect((await cast()).body).toMatchObject({ code: 'voting-closed' });
  expect((await approve()).body).toMatchObject({ status: 'executed' });
  await asOwner(held, 'ALTER TABLE urn.box ENABLE TRIGGER box_frozen');
});
