import { computedOrder, drawCommitment, drawNonce, drawSeed } from '@wijkbegroting/audit/count/computed-draw.ts';
import { merkleRoot, type ProjectId, toHex } from '@wijkbegroting/domain';
import { describe, expect, test } from 'vitest';
import { propose } from '../../../test/helpers/actions.ts';
import { testApp } from '../../../test/helpers/app.ts';
import { castByMany, markIssued } from '../../../test/helpers/ballots.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import { closeNow, type Election, openedElection, together } from '../../../test/helpers/election.ts';
import { roundRules } from '../../../test/helpers/factories.ts';
import { eventsOf, hashesOf, typesOf } from '../../../test/helpers/log.ts';
import { asOwner } from '../../../test/helpers/owner.ts';
import { revealShares, TALLY } from '../../../test/helpers/tally-key.ts';

const held = testApp();
const tally = ({ id, staff }: Election): Promise<Answer> =>
  call(held, `POST /v1/rounds/${id}/tally`, { as: staff.administrator });

// € 10.000. A € 6.000 and B € 5.000 have 5 votes each; C € 1.000 has 2; D € 2.500 and E € 2.000 have 1 each. Whichever of
// A and B comes first, the other does not fit then, and of D and E one does.
const PLANS = [600_000, 500_000, 100_000, 250_000, 200_000].map((costCents) => ({ costCents }));
const RULES = {
  plan: { minimumCostCents: 25_000, maximumCostCents: 1_000_000 },
  count: { ...(roundRules()['count'] as Json), tie: 'computedDraw' },
};

async function closedWithTies(): Promise<Election> {
  const election = await openedElection(held, { plans: PLANS, budgetCents: 1_000_000, rules: RULES });
  const [a, b, c, d, e] = election.projects as [ProjectId, ProjectId, ProjectId, ProjectId, ProjectId];
  for (const [voters, choices] of [
    [3, [a]],
    [2, [a, c]],
    [4, [b]],
    [1, [b, d]],
    [1, [e]],
  ] as const) {
    await castByMany(held, election, voters, choices);
  }
  await markIssued(held, election, 12);
  await closeNow(held, election);
  return election;
}

/** The lots as anyone can compute them from the log and the secret that was revealed. */
async function lotsOf({ id }: Election): Promise<(between: readonly ProjectId[]) => readonly ProjectId[]> {
  const close = (await typesOf(held, id)).indexOf('CLOSE');
  const closeRoot = merkleRoot((await hashesOf(held, id)).slice(0, close + 1));
  const seed = drawSeed(id, closeRoot, drawNonce(TALLY.tallySecret));
  return (between) => computedOrder(seed, between.toSorted());
}

describe('a round whose lots are computed', () => {
  test('is counted in one go; its lots were bound before voting and follow from what was revealed after it', async () => {
    const election = await closedWithTies();
    const { id, staff } = election;
    const [a, b, c, d, e] = election.projects as [ProjectId, ProjectId, ProjectId, ProjectId, ProjectId];
    const nonce = drawNonce(TALLY.tallySecret);
    const { record } = (await call(held, `GET /v1/rounds/${id}/opening-record`)).body as { record: Json };
    expect(record['drawCommitment']).toBe(drawCommitment(id, nonce));
    expect((await tally(election)).body).toMatchObject({ code: 'box-not-opened' });
    await revealShares(held, id, staff.auditor);

    const { status, body } = await tally(election);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({ status: 'counted', tie: null });
    const lots = await lotsOf(election);
    const first = lots([a, b]);
    const second = lots([d, e]);
    const outcome = body['outcome'] as Json;
    const computed = { minutes: null, drawnAt: held.now.toISOString() };
    expect(outcome['draws']).toEqual([
      { between: [a, b].toSorted(), order: first, ...computed },
      { between: [d, e].toSorted(), order: second, ...computed },
    ]);
    expect(outcome['funded']).toEqual([first[0], c, second[0]]);

    const draws = (await eventsOf(held, id)).filter(({ type }) => type === 'DRAW');
    expect(draws).toEqual(
      [first, second].map((order) => ({
        type: 'DRAW',
        kind: 'computed',
        between: order.toSorted(),
        order,
        nonce: toHex(nonce),
      })),
    );
    const events =
      "SELECT type FROM site.audit_event WHERE round_id = $1 AND type ~ '^(tie|draw|round-counted)' ORDER BY id";
    expect((await asOwner<{ type: string }>(held, events, [id])).map(({ type }) => type)).toEqual([
      'tie-found',
      'draw-computed',
      'tie-found',
      'draw-computed',
      'round-counted',
    ]);
    await together(held, election, 'publish-outcome');
    const types = await typesOf(held, id);
    expect(types.slice(types.indexOf('CLOSE'))).toEqual(['CLOSE', 'KEY_REVEAL', 'DRAW', 'DRAW', 'DECISION', 'RESULT']);
  });

  test('takes no lots that people say they drew', async () => {
    const election = await closedWithTies();
    const [a, b] = election.projects as [ProjectId, ProjectId];
    const payload = { between: [a, b].toSorted(), order: [a, b], minutes: 'Aan de keukentafel' };
    const { administrator, auditor } = election.staff;
    const said = () => propose(held, election.id, administrator, 'record-draw', payload);
    expect((await said()).body).toMatchObject({ code: 'draw-not-asked' });
    await revealShares(held, election.id, auditor);
    expect((await tally(election)).body).toMatchObject({ status: 'counted' });
    expect((await said()).body).toMatchObject({ code: 'draw-not-asked' });
  });

  test('gets the same lots when many count it at the same time, or the machine stops in between', async () => {
    const election = await closedWithTies();
    await revealShares(held, election.id, election.staff.auditor);
    await asOwner(held, 'REVOKE INSERT ON site.draw FROM wijkbegroting_site');
    expect((await tally(election)).status).toBe(500); // the log tells the lots, the site does not know them yet
    await asOwner(held, 'GRANT INSERT ON site.draw TO wijkbegroting_site');
    const answers = await Promise.all(Array.from({ length: 6 }, () => tally(election)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of answers) {
      expect([200, 409], JSON.stringify(body)).toContain(status);
    }
    const types = await typesOf(held, election.id);
    expect(types.filter((type) => type === 'DRAW')).toHaveLength(2);
    const lots = await lotsOf(election);
    const { outcome } = answers.find(({ status }) => status === 200)?.body as { outcome: { draws: Json[] } };
    for (const { between, order } of outcome.draws) expect(order).toEqual(lots(between as ProjectId[]));
  });
});
