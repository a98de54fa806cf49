import type { ProjectId } from '@wijkbegroting/domain';
import { afterEach, expect, test } from 'vitest';
import { testApp } from './helpers/app.ts';
import { markIssued, type SignedBallot, signedBallot } from './helpers/ballots.ts';
import { type Answer, call, type Json } from './helpers/call.ts';
import { closeAndOpen, type Election, openedElection, passFor } from './helpers/election.ts';
import { asOwner, countBallots } from './helpers/owner.ts';

const held = testApp();
const VOTERS = 300;
const AT_ONCE = 32;

/** Ways in which the database can fail under a ballot; each goes on until it is stopped. */
const FAILURES: Readonly<Record<string, { readonly start: string; readonly stop: string }>> = {
  'one insert in ten fails': {
    start: `CREATE FUNCTION urn.fail_at_times() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < 0.1 THEN RAISE EXCEPTION 'disk full' USING ERRCODE = 'disk_full'; END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER fail_at_times AFTER INSERT ON urn.inbox FOR EACH ROW EXECUTE FUNCTION urn.fail_at_times()`,
    stop: 'DROP FUNCTION IF EXISTS urn.fail_at_times CASCADE',
  },
  'one commit in ten fails': {
    start: `CREATE FUNCTION urn.fail_at_times() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF random() < 0.1 THEN RAISE EXCEPTION 'collision' USING ERRCODE = 'serialization_failure'; END IF;
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER fail_at_times AFTER INSERT ON urn.inbox DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW EXECUTE FUNCTION urn.fail_at_times()`,
    stop: 'DROP FUNCTION IF EXISTS urn.fail_at_times CASCADE',
  },
  'connections break': { start: 'SELECT', stop: 'SELECT' },
};

afterEach(async () => {
  for (const { stop } of Object.values(FAILURES)) await asOwner(held, stop);
});

test.each(Object.keys(FAILURES))(
  `${String(VOTERS)} voters, ${String(AT_ONCE)} at a time, while %s: every ballot is in whole, once, and counts once`,
  { timeout: 120_000 },
  async (what) => {
    const election = await openedElection(held, {
      plans: [{ costCents: 50_000 }, { costCents: 60_000 }],
      people: VOTERS,
    });
    const [a, b] = election.projects as [ProjectId, ProjectId];
    const ballots = await Promise.all(
      Array.from({ length: VOTERS }, (_, nr) => signedBallot(passFor(election.id), nr < 200 ? [a] : [a, b].toSorted())),
    );
    let failed = 0;
    await asOwner(held, FAILURES[what]?.start ?? '');
    const breaking = what === 'connections break' ? breakConnections() : undefined;
    await inLanes(ballots, async (ballot) => {
      const failures = await castUntilConfirmed(election, ballot);
      failed += failures;
    });
    failed += (await breaking?.stop()) ?? 0;
    await asOwner(held, FAILURES[what]?.stop ?? '');
    expect(failed, 'something did fail').toBeGreaterThan(0);
    expect(await countBallots(held, election.id)).toBe(VOTERS);

    await markIssued(held, election, VOTERS);
    await closeAndOpen(held, election);
    const { body } = await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
    const { outcome } = body as { outcome: Json };
    expect(outcome).toMatchObject({ ballotCount: VOTERS, replacedCount: 0, invalidBallots: [] });
    const votes = new Map((outcome['projects'] as Json[]).map(({ project, votes: count }) => [project, count]));
    expect([votes.get(a), votes.get(b)]).toEqual([VOTERS, 100]);
  },
);

/** Casts as the page of a voter does. @returns how many times it did not work */
async function castUntilConfirmed({ id }: Election, body: SignedBallot): Promise<number> {
  for (let failed = 0; ; failed += 1) {
    const answer: Answer = await call(held, `POST /v1/rounds/${id}/ballots`, { body });
    if (answer.status === 200) return failed;
    expect(answer, 'a failure is told as one that passes').toMatchObject({ status: 503, body: { code: 'not-ready' } });
  }
}

async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const lane = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
}

/** Ends connections of the ballot box again and again, whatever they are doing; tells how many in the end. */
function breakConnections(): { stop(): Promise<number> } {
  const stopping = new AbortController();
  let broken = 0;
  const text = `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'wijkbegroting-urn' AND random() < 0.3`;
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const ended = await asOwner(held, text);
      broken += ended.length;
    }
  })();
  return {
    stop: async () => {
      stopping.abort();
      await work;
      return broken;
    },
  };
}
