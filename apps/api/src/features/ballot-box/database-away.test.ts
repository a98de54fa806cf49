import pg from 'pg';
import { expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { signedBallot } from '../../../test/helpers/ballots.ts';
import { call } from '../../../test/helpers/call.ts';
import { openedElection, passFor } from '../../../test/helpers/election.ts';
import { asOwner, countBallots } from '../../../test/helpers/owner.ts';

const held = testApp();

test('when the database goes in the middle of casting the voter is told to try again, and then it is in once', async () => {
  const { id, projects } = await openedElection(held);
  const ballot = await signedBallot(passFor(id), projects);
  const cast = () => call(held, `POST /v1/rounds/${id}/ballots`, { body: ballot });
  const other = new pg.Client(held.ownerUrl);
  await other.connect();
  await other.query('SELECT pg_advisory_lock(urn.box_lock($1))', [id]); // so that the ballot waits
  const first = cast();
  await expect.poll(waiting).toBe(1);
  await asOwner(held, `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE ${CASTING}`);
  expect(await first).toMatchObject({ status: 503, body: { code: 'not-ready' }, headers: { 'retry-after': '5' } });
  await other.end();
  expect((await cast()).status).toBe(200);
  expect(await countBallots(held, id)).toBe(1);
});

const CASTING = "datname = current_database() AND application_name = 'wijkbegroting-urn' AND wait_event = 'advisory'";

async function waiting(): Promise<number> {
  const [row] = await asOwner<{ n: number }>(held, `SELECT count(*)::int AS n FROM pg_stat_activity WHERE ${CASTING}`);
  return row?.n ?? 0;
}
