import { describe, expect, test } from 'vitest';
import { signedIn, testApp } from '../../../test/helpers/app.ts';
import { call } from '../../../test/helpers/call.ts';
import {
  electionContent,
  openedElection,
  preparedElection,
  rollCsv,
  voteRules,
} from '../../../test/helpers/election.ts';
import {
  BUURT_ELSEWHERE,
  BUURT_IN_PARKWIJK,
  draftRound,
  OTHER_WIJK,
  publishedRound,
} from '../../../test/helpers/factories.ts';
import { rollOffice } from '../../../test/helpers/roll-office.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';

const held = testApp();
const { newRound, asAdministrator, importCsv, readRoll, events } = rollOffice(held);

describe('importing a roll', () => {
  const MIXED = [
    'reference;buurtCode;birthDate',
    `p1;${BUURT_IN_PARKWIJK};1984-04-12`,
    `p1;${BUURT_IN_PARKWIJK};1984-04-12`,
    `p2;${BUURT_IN_PARKWIJK};2024-01-01`,
    `p3;${BUURT_ELSEWHERE};1950-12-31`,
    `p4;${BUURT_ELSEWHERE};2024-01-01`,
    'p5;BU99999999;1950-12-31',
  ].join('\n');

  test('takes who may vote by the rules of the round, and says why it left out the others', async () => {
    const id = await newRound();
    const refused = [
      { code: 'outside-area', rows: 2 },
      { code: 'residence-unknown', rows: 1 },
      { code: 'too-young', rows: 2 },
    ];
    const report = { people: 5, eligible: 1, refused, duplicates: 1 };
    expect(await importCsv(id, MIXED)).toMatchObject({ status: 200, body: report });
    expect(await readRoll(id)).toMatchObject({ eligible: 1, refused, duplicates: 1, isOutdated: false });
    expect(await events(id)).toEqual([{ type: 'roll-imported', facts: { people: 5, eligible: 1, duplicates: 1 } }]);
  });

  test('keeps no name, address, birth date or reference', async () => {
    const id = await newRound();
    await importCsv(id, MIXED);
    const rows = await asOwner<{ row: string }>(held, 'SELECT entry::text AS row FROM roll.entry WHERE round_id = $1', [
      id,
    ]);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toMatch(/1984|p1/);
    expect(rows[0]!.row).toContain('30-44');
  });

  test('stores nothing when a line is wrong, and names every wrong line', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(3));
    const answer = await importCsv(id, `${MIXED}\np6;x;y\n;;;`);
    expect(answer).toMatchObject({ status: 422, body: { code: 'roll-malformed' } });
    expect(answer.body['errors']).toEqual([
      { line: 8, code: 'buurt-code-malformed' },
      { line: 8, code: 'birth-date-malformed' },
      { line: 9, code: 'columns-different' },
    ]);
    expect(await readRoll(id)).toMatchObject({ eligible: 3 });
  });

  test('again replaces the roll as a whole, until codes were made', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(20));
    expect((await importCsv(id, rollCsv(5))).status).toBe(200);
    expect(await countRows(held, 'roll.entry', id)).toBe(5);
    await asAdministrator(`POST /v1/rounds/${id}/code-letters`, { csv: rollCsv(5) });
    expect(await importCsv(id, rollCsv(6))).toMatchObject({ status: 409, body: { code: 'roll-fixed' } });
    expect(await countRows(held, 'roll.entry', id)).toBe(5);
  });

  test('is for published rounds in which voting was not set ready', async () => {
    expect((await importCsv(await draftRound(held), rollCsv(1))).body).toMatchObject({ code: 'roll-fixed' });
    const { id } = await openedElection(held);
    expect((await importCsv(id, rollCsv(1))).body).toMatchObject({ code: 'roll-fixed' });
  });

  test('twenty times at once leaves one whole roll', async () => {
    const id = await newRound();
    const answers = await Promise.all(Array.from({ length: 20 }, (_, nr) => importCsv(id, rollCsv(10 + nr))));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const statement = await readRoll(id);
    expect(await countRows(held, 'roll.entry', id)).toBe(statement['eligible']);
  });

  test('a roll is outdated when the rules for voting change after it', async () => {
    const content = electionContent().round;
    const id = await publishedRound(held, content);
    await importCsv(id, rollCsv(3));
    const rules = { ...content.rules, ...voteRules({ minimumAge: 18 }) };
    const round = (await asAdministrator(`GET /v1/rounds/${id}`)).body;
    const { title, tagline, organiser, about, fixedPoints, decides, budgetCents, budgetSource, phases, categories } =
      round;
    const whole = {
      title,
      tagline,
      organiser,
      about,
      fixedPoints,
      decides,
      budgetCents,
      budgetSource,
      phases,
      categories,
    };
    const edit = { ...whole, areaCodes: ['WK039209'], rules, version: 2, reason: 'Stemmen mag vanaf 18 jaar' };
    const edited = await asAdministrator(`PUT /v1/rounds/${id}`, edit);
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect(await readRoll(id)).toMatchObject({ isOutdated: true });
  });
});

describe('the helpdesk', () => {
  test('hears what became of a code, and nothing else; the question is in the log', async () => {
    const { id } = await preparedElection(held);
    const ask = (reference: string) => asAdministrator(`POST /v1/rounds/${id}/roll-lookups`, { reference });
    expect((await ask('p1')).body).toEqual({ state: 'open', day: null, heldId: null, replacement: null });
    await asOwner(held, "UPDATE roll.entry SET state = 'held', day = '2027-05-10' WHERE round_id = $1", [id]);
    const found = await ask('p2');
    expect(found.body).toMatchObject({ state: 'held', day: '2027-05-10' });
    expect((await asAdministrator(`POST /v1/held-collections/${String(found.body['heldId'])}/clearance`)).status).toBe(
      200,
    );
    expect((await ask('p2')).body).toEqual({ state: 'cleared', day: '2027-05-10', heldId: null, replacement: null });
    expect((await ask('stranger')).body).toMatchObject({ code: 'reference-unknown' });
    const asked = (await events(id)).map((event) => (event as { type: string }).type);
    expect(asked.filter((type) => type === 'roll-entry-looked-up')).toHaveLength(3);
  });

  test('finds no collection that is not on hold, and none of another gemeente', async () => {
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await asAdministrator(`POST /v1/held-collections/${unknown}/clearance`)).body).toMatchObject({
      code: 'held-collection-unknown',
    });
    const { id } = await preparedElection(held);
    const [entry] = await asOwner<{ id: string }>(
      held,
      "UPDATE roll.entry SET state = 'held', day = '2027-05-10' WHERE round_id = $1 RETURNING id",
      [id],
    );
    const elsewhere = await signedIn(held, { grants: [{ role: 'administrator', areaCode: OTHER_WIJK }] });
    expect(await call(held, `POST /v1/held-collections/${entry!.id}/clearance`, { as: elsewhere })).toMatchObject({
      status: 403,
    });
    expect((await asAdministrator('POST /v1/held-collections/x/clearance')).status).toBe(400);
  });
});
