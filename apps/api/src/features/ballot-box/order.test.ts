import type { ProjectId } from '@wijkbegroting/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { signedBallot } from '../../../test/helpers/ballots.ts';
import { type Answer, call } from '../../../test/helpers/call.ts';
import {
  closeNow,
  type Election,
  openedElection,
  passFor,
  preparedElection,
  voteRules,
} from '../../../test/helpers/election.ts';
import { countBallots } from '../../../test/helpers/owner.ts';

const held = testApp();
let election: Election;
let a: ProjectId;
let b: ProjectId;
let dear: ProjectId;

beforeAll(async () => {
  election = await openedElection(held, {
    plans: [{ costCents: 1_500_000 }, { costCents: 1_000_000 }, { costCents: 1_400_000 }, { costCents: 1_200_000 }],
  });
  [a, b, dear] = election.projects as [ProjectId, ProjectId, ProjectId];
});

const cast = (body: unknown, id: string = election.id): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/ballots`, { body });
const ballotsOf = (id: string): Promise<number> => countBallots(held, id);

describe('changing a ballot', () => {
  test('the next one follows on the one before', async () => {
    const pass = passFor(election.id);
    const first = await cast(await signedBallot(pass, [a]));
    const prevHash = (first.body['receipt'] as { ballotHash: string }).ballotHash;
    const broken = await signedBallot(pass, [b], { rev: 2, prevHash: '0'.repeat(64) });
    expect((await cast(broken)).body).toMatchObject({ code: 'ballot-chain-broken' });
    expect((await cast(await signedBallot(pass, [b], { rev: 3, prevHash }))).body).toMatchObject({
      code: 'ballot-chain-broken',
    });
    expect((await cast(await signedBallot(pass, [b], { rev: 2, prevHash }))).status).toBe(200);
    expect((await cast(await signedBallot(pass, [dear], { rev: 2, prevHash }))).body).toMatchObject({
      code: 'ballot-conflict',
    });
    expect((await cast(await signedBallot(pass, [dear]))).body).toMatchObject({ code: 'ballot-conflict' });
  });

  test('is refused where a ballot is final', async () => {
    const { id, projects } = await openedElection(held, { rules: voteRules({ changeable: false }) });
    const pass = passFor(id);
    const first = await cast(await signedBallot(pass, projects), id);
    const prevHash = (first.body['receipt'] as { ballotHash: string }).ballotHash;
    const second = await cast(await signedBallot(pass, projects, { rev: 2, prevHash }), id);
    expect(second).toMatchObject({ status: 409, body: { code: 'ballot-final' } });
  });
});

describe('before and after voting', () => {
  const HOUR = 3_600_000;

  test('a ballot is refused before voting opens', async () => {
    const { id, projects } = await openedElection(held, { vote: { opensIn: HOUR, closesIn: 2 * HOUR } });
    expect(await cast(await signedBallot(passFor(id), projects), id)).toMatchObject({
      status: 409,
      body: { code: 'voting-not-open' },
    });
  });

  test('and after voting has closed; but who has a ballot in the box still gets the receipt', async () => {
    const open = await openedElection(held);
    const ballot = await signedBallot(passFor(open.id), open.projects);
    const before = await cast(ballot, open.id);
    await closeNow(held, open);
    expect(await cast(ballot, open.id)).toMatchObject({ status: 200, body: before.body });
    const late = await cast(await signedBallot(passFor(open.id), open.projects), open.id);
    expect(late).toMatchObject({ status: 409, body: { code: 'voting-closed' } });
  });

  test('by the clock of the database, whatever day the server thinks it is', async () => {
    const open = await openedElection(held);
    const future = await openedElection(held, { vote: { opensIn: HOUR, closesIn: 2 * HOUR } });
    const today = held.now.getTime();
    try {
      for (const days of [-1, 1]) {
        held.now = new Date(today + days * 24 * HOUR);
        expect((await cast(await signedBallot(passFor(open.id), open.projects), open.id)).status).toBe(200);
        const early = await cast(await signedBallot(passFor(future.id), future.projects), future.id);
        expect(early.body).toMatchObject({ code: 'voting-not-open' });
      }
    } finally {
      held.now = new Date(today);
    }
  });

  test('no box, no ballot', async () => {
    const { id, projects } = await preparedElection(held);
    expect(await cast(await signedBallot(passFor(id), projects), id)).toMatchObject({
      status: 404,
      body: { code: 'ballot-box-unknown' },
    });
  });
});

/** The choices that a budget allows, at least one project each. */
function subsetsWithin(budgetCents: number, projects: readonly { id: ProjectId; costCents: number }[]): ProjectId[][] {
  const all = projects.reduce<(typeof projects)[number][][]>(
    (sets, one) => [...sets, ...sets.map((set) => [...set, one])],
    [[]],
  );
  const affordable = all.filter(
    (set) => set.length > 0 && set.reduce((sum, { costCents }) => sum + costCents, 0) <= budgetCents,
  );
  return affordable.map((set) => set.map(({ id }) => id));
}

async function projectsOf(id: string): Promise<{ id: ProjectId; costCents: number }[]> {
  return (await call(held, `GET /v1/rounds/${id}/ballot-paper`)).body['projects'] as {
    id: ProjectId;
    costCents: number;
  }[];
}

describe('at the same time', () => {
  test('200 times the same ballot is one ballot with one receipt', async () => {
    const before = await ballotsOf(election.id);
    const ballot = await signedBallot(passFor(election.id), [a]);
    const answers = await Promise.all(Array.from({ length: 200 }, () => cast(ballot)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
    expect(await ballotsOf(election.id)).toBe(before + 1);
  });

  test('of 200 different ballots with one pass one is in the box, and the others are told', async () => {
    const { id } = await openedElection(held, { plans: Array.from({ length: 8 }, () => ({ costCents: 100_000 })) });
    const pass = passFor(id);
    const subsets = subsetsWithin(4_000_000, await projectsOf(id));
    const different = await Promise.all(subsets.slice(0, 200).map((choices) => signedBallot(pass, choices)));
    expect(new Set(different.map(({ body }) => body)).size).toBe(200);
    const answers = await Promise.all(different.map((ballot) => cast(ballot, id)));
    const receipts = answers.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body));
    expect(new Set(receipts).size).toBe(1);
    const others = answers.filter(({ status }) => status !== 200);
    expect(new Set(others.map(({ body }) => body['code']))).toEqual(new Set(['ballot-conflict']));
    expect(await ballotsOf(id)).toBe(1);
  });
});
