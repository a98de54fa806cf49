import type { ProjectId } from '@wijkbegroting/domain';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { signedBallot } from '../../../test/helpers/ballots.ts';
import { type Election, openedElection, passFor } from '../../../test/helpers/election.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let a: ProjectId;

/** The partition in which the ballots of a round wait for their batch. */
async function inboxOf(id: string): Promise<string> {
  const [row] = await asOwner<{ name: string }>(held, 'SELECT urn.inbox_of($1) AS name', [id]);
  return row!.name;
}

beforeAll(async () => {
  election = await openedElection(held);
  [a] = election.projects as [ProjectId];
});

describe('the box knows nobody', () => {
  test('a session, a forged cookie and no cookie get the same answer', async () => {
    const somebody = await signedIn(held);
    const ballot = await signedBallot(passFor(election.id), [a]);
    const url = `/v1/rounds/${election.id}/ballots`;
    const answers = await Promise.all(
      [somebody.headers, { cookie: 'session=forged' }, { authorization: 'Bearer x' }, {}].map((headers) =>
        held.app.inject({ method: 'POST', url, headers, payload: ballot }),
      ),
    );
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
    expect(answers.map(({ headers }) => headers['set-cookie'])).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('a ballot from another site is refused', async () => {
    const url = `/v1/rounds/${election.id}/ballots`;
    const headers = { origin: 'https://elsewhere.example' };
    const answer = await held.app.inject({
      method: 'POST',
      url,
      headers,
      payload: await signedBallot(passFor(election.id), [a]),
    });
    expect(answer.json()).toMatchObject({ code: 'origin-not-allowed' });
  });

  test.each(['ballot', 'inbox'])('its table %s holds nothing but the ballot', async (table) => {
    const rows = await asOwner<{ column_name: string }>(
      held,
      `SELECT column_name FROM information_schema.columns
       WHERE table_schema = 'urn' AND table_name = $1 ORDER BY ordinal_position`,
      [table],
    );
    expect(rows.map((row) => row.column_name)).toEqual([
      'round_id',
      'voter_key',
      'rev',
      'body',
      'body_hash',
      'pass_signature',
      'voter_signature',
      'batch',
    ]);
  });

  test('and the role of the application cannot read, change or put in a ballot behind the back of the box', async () => {
    const { urn } = held.databases;
    for (const statement of [
      'SELECT * FROM urn.ballot',
      'DELETE FROM urn.ballot',
      'UPDATE urn.ballot SET rev = 2',
      'INSERT INTO urn.ballot SELECT * FROM urn.ballot',
      'SELECT count(*) FROM urn.inbox',
      `SELECT count(*) FROM urn.${await inboxOf(election.id)}`,
      'DELETE FROM urn.inbox',
      `TRUNCATE urn.${await inboxOf(election.id)}`,
      'INSERT INTO urn.inbox SELECT * FROM urn.inbox',
      "UPDATE urn.box SET status = 'open'",
      'DELETE FROM urn.box',
    ]) {
      await expect(urn.execute(sql.raw(statement)), statement).rejects.toThrow();
    }
    const { rows } = await urn.execute(sql`SELECT * FROM urn.sealed_ballots(${election.id}, '\\x', 10)`);
    expect(rows).toEqual([]);
    const totals = await urn.execute(sql`SELECT * FROM urn.closed_totals(${election.id})`);
    expect(totals.rows).toEqual([{ ballots: '0', voters: '0' }]);
  });

  test('nor can the owner of the database change a ballot unnoticed', async () => {
    await expect(asOwner(held, "UPDATE urn.ballot SET body = body || ' '")).rejects.toThrow(/append only/);
    await expect(asOwner(held, 'DELETE FROM urn.ballot')).rejects.toThrow(/append only/);
    await expect(asOwner(held, "UPDATE urn.box SET closes_at = closes_at + interval '1 day'")).rejects.toThrow(
      /append only/,
    );
  });

  test.each(['repeatable read', 'serializable'] as const)(
    'a ballot at %s is refused, as it could miss the closing',
    async (isolationLevel) => {
      const casting = held.databases.urn.transaction(
        (tx) =>
          tx.execute(sql`SELECT urn.cast_ballot(${election.id}, '\\x00', 1, NULL, '', '\\x00', '\\x00', '\\x00')`),
        { isolationLevel },
      );
      await expect(casting).rejects.toHaveProperty('cause.message', 'ballots are cast at READ COMMITTED');
    },
  );
});
