import fs from 'node:fs';
import path from 'node:path';
import { parseVotingCode, type ProjectId } from '@wijkbegroting/domain';
import { castBallot, collectPass } from '@wijkbegroting/voter';
import { describe, expect, test } from 'vitest';
import { approve, propose } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued, signedBallot } from '../../../test/helpers/ballots.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import {
  closeAndOpen,
  closeNow,
  device,
  type Election,
  openedElection,
  passFor,
  together,
} from '../../../test/helpers/election.ts';
import { OTHER_WIJK, roundRules, staff } from '../../../test/helpers/factories.ts';
import { typesOf } from '../../../test/helpers/log.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { revealShares } from '../../../test/helpers/tally-key.ts';

const held = testApp();
const tally = ({ id, staff: who }: Election): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/tally`, { as: who.administrator });
const EURO = 100;

describe('a vote from code to outcome', () => {
  test('with the voter package at one end and two people at the other', async () => {
    const election = await openedElection(held, {
      plans: [{ costCents: 1_000_000 }, { costCents: 900_000 }],
      people: 3,
    });
    const paper = (await call(held, `GET /v1/rounds/${election.id}/ballot-paper`)).body;
    const issuerPublicKey = String(paper['issuerKey']);
    const receiptKey = String(paper['logKey']);
    const tallyKey = String((paper['tallyKey'] as Json)['publicKey']);
    for (const [nr, text] of [...election.codes.values()].entries()) {
      const home = device(held);
      const code = parseVotingCode(text);
      if (!code.ok) throw new Error(code.error.code);
      const pass = await collectPass({
        ...home,
        roundId: election.id,
        code: code.value,
        birthYear: 1984,
        issuerPublicKey,
      });
      if (!pass.ok) throw new Error(pass.error.code);
      const choices = election.projects.slice(0, nr === 0 ? 1 : 2);
      const vote = { ...home, pass: pass.value, choices, projectCount: 2, receiptKey, tallyKey };
      expect(await castBallot(vote)).toMatchObject({ ok: true });
    }
    await closeAndOpen(held, election);
    expect(await tally(election)).toMatchObject({ status: 200, body: { status: 'counted' } });
    await together(held, election, 'publish-outcome');
    const { outcome } = (await call(held, `GET /v1/rounds/${election.id}/outcome`)).body as { outcome: Json };
    expect(outcome).toMatchObject({
      rollSize: 3,
      passes: 3,
      ballotCount: 3,
      funded: election.projects,
      spentCents: 1_900_000,
    });
  });
});

interface DemoPlan {
  readonly ref: string;
  readonly title: string;
  readonly feasibility: { readonly costAfterCheckEuro: number | null };
}

const DEMO = path.resolve(import.meta.dirname, '../../../../../data/demo/parkwijk-2027.json');
const demoPlans = (JSON.parse(fs.readFileSync(DEMO, 'utf8')) as { proposals: DemoPlan[] }).proposals.flatMap(
  ({ ref, title, feasibility: { costAfterCheckEuro } }) =>
    costAfterCheckEuro === null ? [] : { ref, title, costCents: costAfterCheckEuro * EURO },
);

describe('the demo round of Parkwijk, worked out by hand', () => {
  // Voters | plans on their ballot. € 40.000, at least 25 votes, what does not fit is skipped.
  const GROUPS: readonly (readonly [number, readonly string[]])[] = [
    [40, ['PW27-01', 'PW27-07', 'PW27-23', 'PW27-24', 'PW27-18']],
    [30, ['PW27-01', 'PW27-08', 'PW27-22', 'PW27-03']],
    [28, ['PW27-26', 'PW27-20', 'PW27-08', 'PW27-07']],
    [10, ['PW27-10', 'PW27-11', 'PW27-24']],
  ];
  // Plan | votes | cost in euros | what becomes of it | euros left before it.
  const EXPECTED = [
    ['PW27-01', 70, 9_600, { kind: 'funded' }],
    ['PW27-07', 68, 3_800, { kind: 'funded' }],
    ['PW27-08', 58, 6_700, { kind: 'funded' }],
    ['PW27-24', 50, 2_300, { kind: 'funded' }],
    ['PW27-18', 40, 1_100, { kind: 'funded' }],
    ['PW27-23', 40, 650, { kind: 'funded' }],
    ['PW27-03', 30, 6_400, { kind: 'funded' }],
    ['PW27-22', 30, 4_800, { kind: 'funded' }],
    ['PW27-20', 28, 7_500, { kind: 'skippedNoBudget', costCents: 750_000, leftCents: 465_000 }],
    ['PW27-26', 28, 11_800, { kind: 'skippedNoBudget', costCents: 1_180_000, leftCents: 465_000 }],
    ['PW27-10', 10, 3_000, { kind: 'belowMinimumVotes', minimum: 25 }],
    ['PW27-11', 10, 1_900, { kind: 'belowMinimumVotes', minimum: 25 }],
    ['PW27-17', 2, 7_900, { kind: 'belowMinimumVotes', minimum: 25 }],
  ] as const;

  test('counts the last ballot of everyone, leaves out what is not valid, and gives every plan its reason', async () => {
    const count = { rule: 'greedyVotes', whenNextDoesNotFit: 'skip', minimumVotes: 25, tie: 'publicDraw' };
    const election = await openedElection(held, { plans: demoPlans, people: 300, rules: { count } });
    const projectOf = new Map(demoPlans.map(({ ref }, at) => [ref, election.projects[at] as ProjectId]));
    const choices = (refs: readonly string[]): ProjectId[] => refs.map((ref) => projectOf.get(ref) as ProjectId);
    for (const [voters, refs] of GROUPS) await castByMany(held, election, voters, choices(refs));
    for (let nr = 0; nr < 2; nr += 1) await castTwice(election, choices(['PW27-01']), choices(['PW27-17']));
    const dear = choices(['PW27-26', 'PW27-20', 'PW27-17', 'PW27-01', 'PW27-08']);
    await castByMany(held, election, 1, dear); // over the budget, which nobody can see before the box is opened
    await markIssued(held, election, 120);
    await closeAndOpen(held, election);

    const { outcome } = (await tally(election)).body as { outcome: Json };
    expect(outcome).toMatchObject({
      budgetCents: 4_000_000,
      spentCents: 3_535_000,
      remainderCents: 465_000,
      rollSize: 300,
      passes: 120,
      ballotCount: 110,
      blankCount: 0,
      replacedCount: 2,
      draws: [],
    });
    const reasons = (outcome['invalidBallots'] as Json[]).map(({ reason }) => reason);
    expect(reasons).toEqual(['ballot-over-budget']);
    const refOf = new Map([...projectOf].map(([ref, project]) => [project, ref]));
    const counted = (outcome['projects'] as Json[]).map(({ project, votes, costCents, reason }) => [
      refOf.get(project as ProjectId),
      votes,
      Number(costCents) / EURO,
      reason,
    ]);
    expect(counted.filter(([, votes]) => votes !== 0).toSorted()).toEqual(EXPECTED.map((row) => [...row]).toSorted());
    expect(counted.map(([, votes]) => votes)).toEqual(
      counted.map(([, votes]) => Number(votes)).toSorted((one, other) => other - one),
    );
    expect(counted).toHaveLength(25);
    expect((outcome['steps'] as Json[]).map(({ votes, leftAfterCents }) => [votes, leftAfterCents])).toEqual([
      [70, 3_040_000],
      [68, 2_660_000],
      [58, 1_990_000],
      [50, 1_760_000],
      [40, 1_585_000],
      [30, 465_000],
      [28, 465_000],
    ]);
  }, 120_000);

  async function castTwice({ id }: Election, first: readonly ProjectId[], second: readonly ProjectId[]): Promise<void> {
    const pass = passFor(id);
    const answer = await call(held, `POST /v1/rounds/${id}/ballots`, { body: await signedBallot(pass, first) });
    const prevHash = (answer.body['receipt'] as { ballotHash: string }).ballotHash;
    const body = await signedBallot(pass, second, { rev: 2, prevHash });
    expect((await call(held, `POST /v1/rounds/${id}/ballots`, { body })).status).toBe(200);
  }
});

describe('a round with two ties, worked out by hand', () => {
  // € 10.000. A € 6.000 and B € 5.000 have 5 votes each; C € 3.000 has 2; D € 2.000 and E € 1.500 have 1 each.
  const PLANS = [600_000, 500_000, 300_000, 200_000, 150_000].map((costCents) => ({ costCents }));

  test('waits for each draw, and then follows the lots', async () => {
    const rules = { plan: { minimumCostCents: 25_000, maximumCostCents: 1_000_000 }, count: roundRules()['count'] };
    const election = await openedElection(held, { plans: PLANS, budgetCents: 1_000_000, rules });
    const [a, b, c, d, e] = election.projects as [ProjectId, ProjectId, ProjectId, ProjectId, ProjectId];
    for (const [voters, choices] of [
      [3, [a]],
      [2, [a, c]],
      [4, [b]],
      [1, [b, d, e]],
    ] as const) {
      await castByMany(held, election, voters, choices);
    }
    await markIssued(held, election, 12);
    const draw = (between: readonly ProjectId[], order: readonly ProjectId[]) => ({
      kind: 'record-draw',
      payload: { between: between.toSorted(), order, minutes: 'Wijkcentrum, 15 juni 2027, met de griffier' },
    });
    const propose = (body: unknown) =>
      call(held, `POST /v1/rounds/${election.id}/proposed-actions`, { as: election.staff.administrator, body });
    expect((await propose(draw([a, b], [b, a]))).body).toMatchObject({ code: 'draw-not-asked' });
    await closeAndOpen(held, election);

    const firstTie = { between: [a, b].toSorted(), votes: 5, moneyLeftCents: 1_000_000 };
    expect(await tally(election)).toMatchObject({
      status: 200,
      body: { status: 'awaitingDraw', tie: firstTie, outcome: null },
    });
    expect((await tally(election)).body).toMatchObject({ status: 'awaitingDraw', tie: firstTie });
    expect((await call(held, `GET /v1/rounds/${election.id}/outcome`)).status).toBe(404);
    const preview = await call(held, `GET /v1/rounds/${election.id}/outcome`, { as: election.staff.auditor });
    expect(preview.body).toMatchObject({ status: 'awaitingDraw', tie: firstTie });
    expect((await propose(draw([a, c], [c, a]))).body).toMatchObject({ code: 'draw-between-others' });
    expect((await propose(draw([a, b], [a, a]))).body).toMatchObject({ code: 'draw-order-incomplete' });
    await together(held, election, 'record-draw', draw([a, b], [b, a]).payload);
    expect((await propose(draw([a, b], [a, b]))).body).toMatchObject({ code: 'draw-not-asked' });

    const secondTie = { between: [d, e].toSorted(), votes: 1, moneyLeftCents: 200_000 };
    expect((await tally(election)).body).toMatchObject({ status: 'awaitingDraw', tie: secondTie });
    held.now = new Date(held.now.getTime() + 60_000);
    await together(held, election, 'record-draw', draw([d, e], [e, d]).payload);
    const { outcome, status } = (await tally(election)).body as { outcome: Json; status: string };
    expect(status).toBe('counted');
    expect(outcome).toMatchObject({ funded: [b, c, e], spentCents: 950_000, remainderCents: 50_000, ballotCount: 10 });
    expect(outcome['draws']).toMatchObject([
      { order: [b, a] },
      { order: [e, d], minutes: 'Wijkcentrum, 15 juni 2027, met de griffier' },
    ]);
    const reasonOf = (project: ProjectId) =>
      (outcome['projects'] as Json[]).find((one) => one['project'] === project)?.['reason'];
    expect(reasonOf(a)).toEqual({ kind: 'skippedNoBudget', costCents: 600_000, leftCents: 500_000 });
    expect(reasonOf(d)).toEqual({ kind: 'skippedNoBudget', costCents: 200_000, leftCents: 50_000 });
    expect((await tally(election)).body).toMatchObject({ code: 'transition-refused' });
  });
});

test('a draw that breaks off stands in the log before the count uses it, and then once', async () => {
  const plans = [600_000, 500_000].map((costCents) => ({ costCents }));
  const rules = { plan: { minimumCostCents: 25_000, maximumCostCents: 1_000_000 }, count: roundRules()['count'] };
  const election = await openedElection(held, { plans, budgetCents: 1_000_000, rules });
  const [a, b] = election.projects as [ProjectId, ProjectId];
  for (const choices of [[a], [b]]) await castByMany(held, election, 2, choices);
  await markIssued(held, election, 4);
  await closeAndOpen(held, election);
  expect((await tally(election)).body).toMatchObject({ status: 'awaitingDraw' });
  const payload = { between: [a, b].toSorted(), order: [b, a], minutes: 'In de hal' };
  const { administrator, approver } = election.staff;
  const action = await propose(held, election.id, administrator, 'record-draw', payload);
  await asOwner(held, 'REVOKE INSERT ON site.draw FROM wijkbegroting_site');
  expect((await approve(held, action, approver)).status).toBe(500);
  await asOwner(held, 'GRANT INSERT ON site.draw TO wijkbegroting_site');
  expect(await typesOf(held, election.id)).toContain('DRAW');
  expect((await tally(election)).body).toMatchObject({ status: 'awaitingDraw' });
  expect((await approve(held, action, approver)).body).toMatchObject({ status: 'executed' });
  expect((await tally(election)).body).toMatchObject({ status: 'counted', outcome: { funded: [b] } });
  expect((await typesOf(held, election.id)).filter((type) => type === 'DRAW')).toHaveLength(1);
});

describe('counting is refused', () => {
  test('while voting is open, and a second time', async () => {
    const election = await openedElection(held);
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'transition-refused' } });
    await closeAndOpen(held, election);
    const answers = await Promise.all(Array.from({ length: 10 }, () => tally(election)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(answers.find(({ status }) => status === 200)?.body['outcome']).toMatchObject({
      ballotCount: 0,
      funded: [],
      spentCents: 0,
    });
  });

  test('when there are more ballots than passes', async () => {
    const election = await openedElection(held);
    await castByMany(held, election, 3, election.projects);
    await markIssued(held, election, 2);
    await closeAndOpen(held, election);
    expect(await tally(election)).toMatchObject({
      status: 409,
      body: { code: 'ballots-exceed-passes', ballots: 3, passes: 2 },
    });
    await markIssued(held, election, 1); // too late: the log has told how many there were
    expect((await tally(election)).body).toMatchObject({ code: 'ballots-exceed-passes', ballots: 3, passes: 2 });
  });

  test('as long as the trustees have not opened the box', async () => {
    const election = await openedElection(held);
    await closeNow(held, election);
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'box-not-opened' } });
    await revealShares(held, election.id, election.staff.auditor);
    expect((await tally(election)).body).toMatchObject({ status: 'counted' });
  });

  test('when site and ballot box do not hold the same opening record', async () => {
    const election = await openedElection(held);
    await closeAndOpen(held, election);
    await asOwner(held, 'ALTER TABLE site.opening_record DISABLE TRIGGER opening_record_append_only');
    const cheaper = "replace(record, '960000', '960001')";
    await asOwner(
      held,
      `UPDATE site.opening_record SET record = ${cheaper}, sha256 = sha256(convert_to(${cheaper}, 'UTF8')) WHERE round_id = $1`,
      [election.id],
    );
    await asOwner(held, 'ALTER TABLE site.opening_record ENABLE TRIGGER opening_record_append_only');
    expect(await tally(election)).toMatchObject({ status: 409, body: { code: 'opening-records-differ' } });
  });

  test('to everyone but the administrator of the round', async () => {
    const { id, staff: who } = await openedElection(held);
    const address = `POST /v1/rounds/${id}/tally`;
    expect((await call(held, address)).body).toMatchObject({ code: 'not-signed-in' });
    for (const as of [
      who.approver,
      who.auditor,
      who.official,
      who.wijkplatform,
      await staff(held, 'administrator', OTHER_WIJK),
    ]) {
      expect(await call(held, address, { as })).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    }
    expect((await call(held, 'POST /v1/rounds/no-such-round/tally', { as: who.administrator })).status).toBe(404);
  });
});
