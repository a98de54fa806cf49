import { canonicalJson, type OpeningRecord, sha256Hex, utf8 } from '@wijkbegroting/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { approve, propose, reject } from '../../../test/helpers/actions.ts';
import { type Answer, call, itemsOf, type Json } from '../../../test/helpers/call.ts';
import {
  electionContent,
  type Election,
  openedElection,
  preparedElection,
  type Staff,
  staffOf,
} from '../../../test/helpers/election.ts';
import { at, HAARLEM, publishedRound } from '../../../test/helpers/factories.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';
import { signAsTrustees } from '../../../test/helpers/tally-key.ts';

const held = testApp();
const HOUR = 3_600_000;
let who: Staff;

beforeAll(async () => {
  held.now = new Date();
  who = await staffOf(held);
});

const list = async (id: string): Promise<readonly Json[]> =>
  itemsOf(await call(held, `GET /v1/rounds/${id}/proposed-actions`, { as: who.auditor }));
const statusOf = async (id: string): Promise<unknown> => (await call(held, `GET /v1/rounds/${id}`)).body['status'];

async function events(id: string): Promise<readonly string[]> {
  const text = "SELECT type FROM site.audit_event WHERE round_id = $1 AND type ~ '^(action|voting)-' ORDER BY id";
  return (await asOwner<{ type: string }>(held, text, [id])).map(({ type }) => type);
}

describe('opening the vote', () => {
  test('takes two people, who see exactly what will be opened', async () => {
    const {
      id,
      projects,
      staff: pair,
    } = await preparedElection(held, { plans: [{ costCents: 960_000 }, { costCents: 50_000 }] });
    const proposed = await propose(held, id, pair.administrator);
    expect(proposed).toMatchObject({ status: 201, body: { kind: 'open-voting', status: 'proposed', decidedBy: null } });
    const payload = proposed.body['payload'] as { record: OpeningRecord };
    expect(proposed.body['payloadHash']).toBe(sha256Hex(utf8(canonicalJson(payload))));
    expect(payload.record.projects.map(({ id: project, costCents }) => [project, costCents]).toSorted()).toEqual(
      [
        [projects[0], 960_000],
        [projects[1], 50_000],
      ].toSorted(),
    );
    expect(await statusOf(id)).toBe('published');
    expect(await countRows(held, 'urn.box', id)).toBe(0);

    await signAsTrustees(held, id, pair.auditor);
    expect(await approve(held, proposed, pair.approver)).toMatchObject({
      status: 200,
      body: { status: 'executed', decidedBy: { name: 'approver', organisation: 'Griffie' } },
    });
    expect(await statusOf(id)).toBe('open');
    expect(await countRows(held, 'site.project', id)).toBe(2);
    const [plan] = itemsOf(await call(held, `GET /v1/rounds/${id}/proposals`));
    expect(plan).toMatchObject({ status: 'onBallot' });
    const record = (await call(held, `GET /v1/rounds/${id}/opening-record`)).body;
    expect(record['record']).toEqual(payload.record);
    expect(await events(id)).toEqual(['action-proposed', 'action-approved', 'voting-opened', 'action-executed']);
  });

  test('waits until everything is there, and says at once what is not', async () => {
    const { round, moments } = electionContent();
    const id = await at(held, moments.submit, () => publishedRound(held, round));
    const early = await at(held, moments.submit, () => propose(held, id, who.administrator));
    expect(early).toMatchObject({ status: 409, body: { code: 'opening-not-ready' } });
    expect(early.body['obstacles']).toEqual([
      { code: 'submit-not-over' },
      { code: 'support-not-over' },
      { code: 'no-feasible-plan' },
      { code: 'tally-key-missing' },
      { code: 'roll-missing' },
    ]);
    const late = await at(held, new Date(held.now.getTime() + 48 * HOUR), () => propose(held, id, who.administrator));
    expect(late.body['obstacles']).toContainEqual({ code: 'voting-over' });
  });

  test('waits for the verdicts on all plans with enough support', async () => {
    const {
      id,
      projects,
      staff: pair,
    } = await preparedElection(held, { plans: [{ costCents: 50_000 }, { costCents: 60_000 }] });
    await asOwner(held, "UPDATE site.proposal SET status = 'submitted' WHERE id = $1", [projects[0]]);
    const answer = await propose(held, id, pair.administrator);
    expect(answer.body['obstacles']).toEqual([{ code: 'verdicts-missing', plans: 1 }]);
    await asOwner(held, 'DELETE FROM site.support WHERE proposal_id = $1', [projects[0]]);
    expect((await propose(held, id, pair.administrator)).status).toBe(201);
  });

  test('does not open a ballot list from which no valid ballot can be made', async () => {
    const { id, projects, staff: pair } = await preparedElection(held, { plans: [{ costCents: 50_000 }] });
    const priceOf = 'UPDATE site.proposal_verdict SET cost_cents = 100000000 WHERE proposal_id = $1';
    await asOwner(held, priceOf, [projects[0]]);
    const answer = await propose(held, id, pair.administrator);
    expect(answer.body['obstacles']).toEqual([{ code: 'no-valid-ballot' }]);
  });

  test('does not open something else than was approved', async () => {
    const {
      id,
      projects,
      staff: pair,
    } = await preparedElection(held, { plans: [{ costCents: 50_000 }, { costCents: 60_000 }] });
    const proposed = await propose(held, id, pair.administrator);
    await signAsTrustees(held, id, pair.auditor);
    await asOwner(held, "UPDATE site.proposal SET status = 'withdrawn' WHERE id = $1", [projects[0]]);
    expect(await approve(held, proposed, pair.approver)).toMatchObject({
      status: 409,
      body: { code: 'action-outdated' },
    });
    expect(await list(id)).toMatchObject([{ status: 'proposed', decidedBy: null }]);
    expect(await statusOf(id)).toBe('published');
    expect(await events(id)).toEqual(['action-proposed', 'action-approved', 'action-not-possible']);
    await reject(held, proposed, pair.administrator);
    const again = await propose(held, id, pair.administrator);
    await signAsTrustees(held, id, pair.auditor);
    expect((await approve(held, again, pair.approver)).body).toMatchObject({ status: 'executed' });
  });

  test('goes on where it stopped when the machine fails halfway', async () => {
    const { id, staff: pair } = await preparedElection(held);
    const proposed = await propose(held, id, pair.administrator);
    await signAsTrustees(held, id, pair.auditor);
    await asOwner(held, 'REVOKE INSERT ON urn.box FROM wijkbegroting_urn');
    expect((await approve(held, proposed, pair.approver)).status).toBe(500);
    expect(await list(id)).toMatchObject([{ status: 'approved' }]);
    expect((await call(held, `GET /v1/rounds/${id}/ballot-paper`)).status).toBe(404);
    await asOwner(held, 'GRANT INSERT ON urn.box TO wijkbegroting_urn');
    expect((await approve(held, proposed, pair.approver)).body).toMatchObject({ status: 'executed' });
    expect((await call(held, `GET /v1/rounds/${id}/ballot-paper`)).status).toBe(200);
    expect(await events(id)).toEqual(['action-proposed', 'action-approved', 'voting-opened', 'action-executed']);
  });

  test('happens once, however often it is approved', async () => {
    const { id, staff: pair } = await preparedElection(held);
    const proposed = await propose(held, id, pair.administrator);
    await signAsTrustees(held, id, pair.auditor);
    const answers = await Promise.all(Array.from({ length: 10 }, () => approve(held, proposed, pair.approver)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await events(id)).toEqual(['action-proposed', 'action-approved', 'voting-opened', 'action-executed']);
    expect((await propose(held, id, pair.administrator)).body).toMatchObject({ code: 'transition-refused' });
  });
});

describe('closing the vote', () => {
  let open: Election;
  beforeAll(async () => {
    open = await openedElection(held);
  });

  test('before its time needs a reason, which both have seen', async () => {
    const { id, staff: pair } = open;
    const onTime = await propose(held, id, pair.administrator, 'close-voting', { earlyReason: null });
    expect(await approve(held, onTime, pair.approver)).toMatchObject({
      status: 409,
      body: { code: 'closing-too-early' },
    });
    expect(await statusOf(id)).toBe('open');
    await reject(held, onTime, pair.approver);
    const early = await propose(held, id, pair.approver, 'close-voting', { earlyReason: 'Storing bij de gemeente' });
    expect(early.body['payload']).toEqual({
      kind: 'close-voting',
      roundId: id,
      earlyReason: 'Storing bij de gemeente',
    });
    expect((await approve(held, early, pair.administrator)).body).toMatchObject({ status: 'executed' });
    expect(await statusOf(id)).toBe('closed');
    expect((await propose(held, id, pair.administrator, 'close-voting', { earlyReason: null })).body).toMatchObject({
      code: 'transition-refused',
    });
  });
});

describe('the second person', () => {
  let election: Election;
  let proposed: Answer;
  beforeAll(async () => {
    election = await openedElection(held);
    proposed = await propose(held, election.id, election.staff.administrator, 'close-voting', { earlyReason: 'Proef' });
  });

  test('is not the first', async () => {
    expect(await approve(held, proposed, election.staff.administrator)).toMatchObject({
      status: 403,
      body: { code: 'approver-is-proposer' },
    });
  });

  test.each([
    ['of the same organisation', 'Gemeente Haarlem'],
    ['of the same organisation in another spelling', 'gemeente  haarlem '],
    ['of no organisation', undefined],
  ])('is not somebody %s', async (_what, organisation) => {
    const grants = [{ role: 'approver' as const, areaCode: HAARLEM }];
    const colleague = await signedIn(held, { grants, ...(organisation !== undefined && { organisation }) });
    expect(await approve(held, proposed, colleague)).toMatchObject({
      status: 403,
      body: { code: 'approver-of-same-organisation' },
    });
  });

  test('approves what was proposed and nothing else', async () => {
    const other = '0'.repeat(64);
    expect(await approve(held, proposed, election.staff.approver, other)).toMatchObject({
      status: 409,
      body: { code: 'payload-different' },
    });
  });

  test('comes within 24 hours; after that it has to be proposed again', async () => {
    const { id, staff: pair } = await openedElection(held, { vote: { opensIn: -HOUR, closesIn: 100 * HOUR } });
    const old = await propose(held, id, pair.administrator, 'close-voting', { earlyReason: 'Proef' });
    expect((await propose(held, id, pair.approver, 'close-voting', { earlyReason: 'Nog een' })).body).toMatchObject({
      code: 'action-pending',
    });
    await at(held, new Date(held.now.getTime() + 24 * HOUR), async () => {
      expect((await list(id)).map(({ status }) => status).toSorted()).toEqual(['executed', 'expired']);
      expect((await approve(held, old, pair.approver)).body).toMatchObject({ code: 'action-expired' });
      const fresh = await propose(held, id, pair.administrator, 'close-voting', { earlyReason: 'Proef' });
      expect(fresh.status).toBe(201);
      expect((await approve(held, old, pair.approver)).body).toMatchObject({ code: 'action-decided' });
      expect((await approve(held, fresh, pair.approver)).body).toMatchObject({ status: 'executed' });
    });
  });

  test('may also say no, and then it is over', async () => {
    const { id, staff: pair } = await openedElection(held);
    const action = await propose(held, id, pair.administrator, 'close-voting', { earlyReason: 'Proef' });
    expect((await reject(held, action, pair.approver)).body).toMatchObject({ status: 'rejected' });
    expect((await reject(held, action, pair.approver)).status).toBe(200);
    expect((await approve(held, action, pair.approver)).body).toMatchObject({ code: 'action-decided' });
    expect(await statusOf(id)).toBe('open');
    expect((await events(id)).at(-1)).toBe('action-rejected');
  });

  test('of twenty proposals at once one waits', async () => {
    const { id, staff: pair } = await openedElection(held);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => propose(held, id, pair.administrator, 'close-voting', { earlyReason: 'Proef' })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array<number>(19).fill(409)]);
  });
});
