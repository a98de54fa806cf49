import type { LogEvent, LogEventOf } from '@wijkbegroting/records/log-event.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { approve, propose } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued, signedBallot } from '../../../test/helpers/ballots.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import {
  closeAndOpen,
  closeNow,
  type Election,
  openedElection,
  passFor,
  together,
} from '../../../test/helpers/election.ts';
import { eventsOf, keepLogsNow, leavesOf, typesOf } from '../../../test/helpers/log.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { giveNewCode } from '../../../test/helpers/new-code.ts';

const held = testApp();
const DAY = 86_400_000;

beforeAll(() => {
  held.now = new Date();
});

const proposeClosing = ({ id, staff }: Election): Promise<Answer> =>
  propose(held, id, staff.administrator, 'close-voting', { earlyReason: 'Proef' });
const statusOf = async (id: string): Promise<unknown> => (await call(held, `GET /v1/rounds/${id}`)).body['status'];
const closeOf = (events: readonly LogEvent[]): readonly LogEventOf<'CLOSE'>[] =>
  events.filter((event) => event.type === 'CLOSE');

/** Makes one kind of row impossible to write, as when the machine stops just before it. @returns how to mend it */
async function breakBefore(table: string, event: string, condition: string): Promise<() => Promise<unknown>> {
  await asOwner(
    held,
    `CREATE FUNCTION public.stop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'stopped'; END $$`,
  );
  await asOwner(
    held,
    `CREATE TRIGGER stop BEFORE ${event} ON ${table} FOR EACH ROW WHEN (${condition}) EXECUTE FUNCTION public.stop()`,
  );
  return () => asOwner(held, 'DROP FUNCTION public.stop CASCADE');
}

describe('the closing statement', () => {
  test('tells everything in numbers, and what two organisations decided', async () => {
    const election = await openedElection(held, { people: 30 });
    const { id, projects, staff } = election;
    await castByMany(held, election, 10, projects);
    await keepLogsNow(held);
    await castByMany(held, election, 2, projects);
    const pass = passFor(id);
    const first = await call(held, `POST /v1/rounds/${id}/ballots`, { body: await signedBallot(pass, projects) });
    const { ballotHash: prevHash } = first.body['receipt'] as { ballotHash: string };
    const second = await signedBallot(pass, [], { rev: 2, prevHash });
    expect((await call(held, `POST /v1/rounds/${id}/ballots`, { body: second })).status).toBe(200);
    await markIssued(held, election, 16);
    const paper = "UPDATE roll.entry SET state = 'paper', day = CURRENT_DATE WHERE id IN";
    await asOwner(held, `${paper} (SELECT id FROM roll.entry WHERE round_id = $1 AND state = 'open' LIMIT 3)`, [id]);

    const action = await proposeClosing(election);
    expect((await approve(held, action, staff.approver)).status).toBe(200);
    const events = await eventsOf(held, id);
    const [decision, issuance, close] = events.slice(-3);
    const closedAt = held.now.toISOString();
    expect(decision).toEqual({
      type: 'DECISION',
      kind: 'close-voting',
      at: closedAt,
      payloadSha256: action.body['payloadHash'],
      proposedBy: 'Gemeente Haarlem',
      approvedBy: 'Griffie',
    });
    expect(issuance).toMatchObject({ type: 'ISSUANCE_DAY', passes: 16, paper: 3, blocked: 0 });
    expect(close).toEqual({
      type: 'CLOSE',
      statement: {
        closedAt,
        early: 'Proef',
        rollSize: 30,
        codes: 30,
        replaced: 0,
        passes: 16,
        paper: 3,
        blocked: 0,
        ballots: 14,
        voters: 13,
        batches: 2,
        paperBallots: 0,
      },
    });
  });

  test('counts a code that took the place of another apart', async () => {
    const election = await openedElection(held);
    expect((await giveNewCode(held, election, 'p3')).status).toBe(200);
    await closeNow(held, election);
    const [close] = closeOf(await eventsOf(held, election.id));
    expect(close?.statement).toMatchObject({ rollSize: 12, codes: 12, replaced: 1, ballots: 0, batches: 0 });
  });

  test('ends what goes into the log, but for what comes of it', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 3, election.projects);
    await markIssued(held, election, 3);
    await closeAndOpen(held, election);
    await call(held, `POST /v1/rounds/${election.id}/tally`, { as: election.staff.administrator });
    await together(held, election, 'publish-outcome');
    const types = await typesOf(held, election.id);
    expect(types.slice(types.indexOf('CLOSE'))).toEqual(['CLOSE', 'KEY_REVEAL', 'DECISION', 'RESULT']);
  });
});

describe('closing again', () => {
  test('changes nothing, also by ten at the same time', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 4, election.projects);
    const action = await proposeClosing(election);
    const again = () => approve(held, action, election.staff.approver);
    const answers = await Promise.all(Array.from({ length: 10 }, again));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const log = await leavesOf(held, election.id);
    expect(await typesOf(held, election.id)).toEqual([
      'OPENING',
      'DECISION',
      'BALLOT_BATCH',
      'DECISION',
      'ISSUANCE_DAY',
      'CLOSE',
    ]);
    expect((await again()).status).toBe(200);
    expect(await leavesOf(held, election.id)).toEqual(log);
  });

  test('that stopped just before its end is finished, also when the count has begun since', async () => {
    const election = await openedElection(held);
    const action = await proposeClosing(election);
    await approve(held, action, election.staff.approver);
    const log = await leavesOf(held, election.id);
    const unfinished = "UPDATE site.proposed_action SET status = 'approved', executed_at = NULL WHERE id = $1";
    await asOwner(held, unfinished, [action.body['id']]);
    await asOwner(held, "UPDATE site.round SET status = 'counted' WHERE id = $1", [election.id]);
    expect((await approve(held, action, election.staff.approver)).body).toMatchObject({ status: 'executed' });
    expect(await leavesOf(held, election.id)).toEqual(log);
  });
});

describe('a closing that the machine breaks off', () => {
  const BREAKS = [
    ['before the last batch', 'urn.log_leaf', 'INSERT', "NEW.type = 'BALLOT_BATCH'", { box: 'open', round: 'open' }],
    ['before the round closes', 'site.round', 'UPDATE', "NEW.status = 'closed'", { box: 'closed', round: 'open' }],
    ['before the log tells', 'urn.log_leaf', 'INSERT', "NEW.type = 'CLOSE'", { box: 'closed', round: 'closed' }],
    ['before its head', 'urn.log_head', 'INSERT', "NEW.note LIKE '%\n6\n%'", { box: 'closed', round: 'closed' }],
  ] as const;

  test.each(BREAKS)('%s is finished by approving again, a day later', async (_when, table, event, condition, then) => {
    const election = await openedElection(held, { vote: { opensIn: -3_600_000, closesIn: 3 * DAY } });
    const { id, staff } = election;
    await castByMany(held, election, 5, election.projects);
    await markIssued(held, election, 12);
    const action = await proposeClosing(election);
    const mend = await breakBefore(table, event, condition);
    expect((await approve(held, action, staff.approver)).status).toBe(500);
    await mend();
    expect(await asOwner(held, 'SELECT status FROM urn.box WHERE round_id = $1', [id])).toEqual([{ status: then.box }]);
    expect(await statusOf(id)).toBe(then.round);
    expect(await countRows(held, then.box === 'open' ? 'urn.inbox' : 'urn.ballot', id)).toBe(5);
    const between = (await leavesOf(held, id)).length;
    expect(between).toBe(then.box === 'open' ? 2 : 3);

    const before = held.now;
    held.now = new Date(held.now.getTime() + DAY);
    await keepLogsNow(held);
    expect((await approve(held, action, staff.approver)).body).toMatchObject({ status: 'executed' });
    const events = await eventsOf(held, id);
    const days = events.flatMap((one) => (one.type === 'ISSUANCE_DAY' ? [one.day] : []));
    expect(days).toEqual([...new Set(days)].toSorted()); // while the box was open the day before was told by itself
    expect(days).toHaveLength(then.box === 'open' ? 2 : 1);
    const others = events.map(({ type }) => type).filter((type) => type !== 'ISSUANCE_DAY');
    expect(others).toEqual(['OPENING', 'DECISION', 'BALLOT_BATCH', 'DECISION', 'CLOSE']);
    expect(events.at(-2)?.type).toBe('ISSUANCE_DAY');
    const closedAt = (then.round === 'closed' ? before : held.now).toISOString();
    expect(closeOf(events)).toMatchObject([{ statement: { closedAt, ballots: 5, voters: 5, passes: 12, batches: 1 } }]);
    expect((await call(held, `GET /v1/rounds/${id}`)).body['closedAt']).toBe(closedAt);
    expect(await statusOf(id)).toBe('closed');
    held.now = before;
  });
});
