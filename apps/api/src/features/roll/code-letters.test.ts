import { describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { type Answer, itemsOf, type Json } from '../../../test/helpers/call.ts';
import { openedElection, preparedElection, referencesOf, rollCsv } from '../../../test/helpers/election.ts';
import { BUURT_ELSEWHERE, BUURT_IN_PARKWIJK } from '../../../test/helpers/factories.ts';
import { rollOffice } from '../../../test/helpers/roll-office.ts';
import { asOwner, countRows } from '../../../test/helpers/owner.ts';

const held = testApp();
const { newRound, asAdministrator, importCsv, readRoll, events } = rollOffice(held);

const makeCodes = (id: string, csv: string, more: Json = {}): Promise<Answer> =>
  asAdministrator(`POST /v1/rounds/${id}/code-letters`, { csv, ...more });

/** Does something while the log takes no events of one type. */
async function whenLogRefuses<T>(type: string, work: () => Promise<T>): Promise<T> {
  await asOwner(
    held,
    `CREATE FUNCTION site.refuse_event() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no'; END $$;
     CREATE TRIGGER refuse_event BEFORE INSERT ON site.audit_event FOR EACH ROW
       WHEN (NEW.type = '${type}') EXECUTE FUNCTION site.refuse_event();`,
  );
  try {
    return await work();
  } finally {
    await asOwner(held, 'DROP FUNCTION site.refuse_event CASCADE');
  }
}

describe('code letters', () => {
  test('are made once, for everyone on the roll, in the order of the list', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(25));
    const [header = '', ...people] = rollCsv(25).split('\n');
    const csv = [header, ...people.toReversed()].join('\n');
    const letters = await makeCodes(id, csv);
    expect(letters.status).toBe(200);
    expect(itemsOf(letters).map(({ reference }) => reference)).toEqual(referencesOf(25).toReversed());
    expect(new Set(itemsOf(letters).map(({ code }) => code)).size).toBe(25);
    for (const { code } of itemsOf(letters)) expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4} ){3}[0-9A-HJKMNP-TV-Z]{4}$/);
    expect(await makeCodes(id, csv)).toMatchObject({ status: 409, body: { code: 'codes-already-made' } });
    expect((await readRoll(id))['codes']).toMatchObject({ made: 25, replaced: 0, used: 0, unused: 25 });
    expect(await events(id)).toMatchObject([
      { type: 'roll-imported' },
      { type: 'codes-requested', facts: { codes: 25, replaceAll: false } },
      { type: 'codes-made', facts: { codes: 25, replaced: 0 } },
    ]);
    const stored = await asOwner<{ row: string }>(held, 'SELECT code::text AS row FROM roll.code WHERE round_id = $1', [
      id,
    ]);
    expect(stored[0]!.row).not.toContain(String(itemsOf(letters)[0]!['code']).replaceAll(' ', ''));
  });

  test.each([
    ['misses one', ['p1', 'p2'], { missing: 1, unknown: 0 }],
    ['has a stranger', ['p1', 'p2', 'p4'], { missing: 1, unknown: 1 }],
    ['is empty', [], { missing: 3, unknown: 0 }],
  ])('are not made when the list %s', async (_what, references, facts) => {
    const id = await newRound();
    await importCsv(id, rollCsv(3));
    const csv = ['reference;buurtCode;birthDate', ...references.map((it) => `${it};${BUURT_IN_PARKWIJK};1984-04-12`)];
    expect(await makeCodes(id, csv.join('\n'))).toMatchObject({
      status: 422,
      body: { code: 'roll-references-different', ...facts },
    });
    expect(await countRows(held, 'roll.code', id)).toBe(0);
  });

  test('are for those on the list who may vote, each once', async () => {
    const id = await newRound();
    const csv = `${rollCsv(1)}\n${rollCsv(1).split('\n')[1] ?? ''}\np2;${BUURT_ELSEWHERE};1984-04-12`;
    await importCsv(id, csv);
    expect(itemsOf(await makeCodes(id, csv)).map(({ reference }) => reference)).toEqual(['p1']);
  });

  test('are not made from a list with a wrong line; each is named', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(3));
    expect(await makeCodes(id, `${rollCsv(3)}\np4;x;1984-04-12\n"p5`)).toMatchObject({
      status: 422,
      body: {
        code: 'roll-malformed',
        errors: [
          { line: 5, code: 'buurt-code-malformed' },
          { line: 6, code: 'csv-malformed' },
        ],
      },
    });
    expect(await countRows(held, 'roll.code', id)).toBe(0);
  });

  test('need a roll', async () => {
    expect((await makeCodes(await newRound(), rollCsv(1))).body).toMatchObject({ code: 'roll-unknown' });
  });

  test('ten times at once are made once', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(12));
    const answers = await Promise.all(Array.from({ length: 10 }, () => makeCodes(id, rollCsv(12))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(9).fill(409)]);
    expect(await countRows(held, 'roll.code', id)).toBe(12);
  });
});

describe('all code letters again', () => {
  const codesOf = (answer: Answer): unknown[] => itemsOf(answer).map(({ code }) => code);

  test('only when asked in so many words: the old codes die, everyone has a new one, and the log says so', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(5));
    const first = await makeCodes(id, rollCsv(5));
    expect((await makeCodes(id, rollCsv(5), { replaceAll: false })).body).toMatchObject({ code: 'codes-already-made' });
    const second = await makeCodes(id, rollCsv(5), { replaceAll: true });
    expect(second.status).toBe(200);
    expect(itemsOf(second).map(({ reference }) => reference)).toEqual(referencesOf(5));
    expect(new Set([...codesOf(first), ...codesOf(second)]).size).toBe(10);
    expect((await readRoll(id))['codes']).toMatchObject({ made: 10, replaced: 5, used: 0, unused: 5 });
    expect((await events(id)).slice(-2)).toEqual([
      { type: 'codes-requested', facts: { codes: 5, replaceAll: true } },
      { type: 'codes-made', facts: { codes: 5, replaced: 5 } },
    ]);
  });

  test('after codes were made whose letters got lost on the way', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(4));
    const lost = await whenLogRefuses('codes-made', () => makeCodes(id, rollCsv(4)));
    expect(lost.status).toBe(500);
    expect((await makeCodes(id, rollCsv(4))).body).toMatchObject({ code: 'codes-already-made' });
    expect(await events(id)).toContainEqual({ type: 'codes-requested', facts: { codes: 4, replaceAll: false } });
    const letters = await makeCodes(id, rollCsv(4), { replaceAll: true });
    expect(itemsOf(letters)).toHaveLength(4);
    expect(await events(id)).toContainEqual({ type: 'codes-made', facts: { codes: 4, replaced: 4 } });
  });

  test('no code is made when the log cannot say so beforehand', async () => {
    const id = await newRound();
    await importCsv(id, rollCsv(2));
    expect((await whenLogRefuses('codes-requested', () => makeCodes(id, rollCsv(2)))).status).toBe(500);
    expect(await countRows(held, 'roll.code', id)).toBe(0);
    expect((await makeCodes(id, rollCsv(2))).status).toBe(200);
  });

  test('not from another list, and not once voting was set ready', async () => {
    const { id } = await preparedElection(held);
    expect((await makeCodes(id, rollCsv(11), { replaceAll: true })).body).toMatchObject({
      code: 'roll-references-different',
    });
    const opened = await openedElection(held);
    expect((await makeCodes(opened.id, rollCsv(12), { replaceAll: true })).body).toMatchObject({ code: 'roll-fixed' });
    for (const each of [id, opened.id])
      expect((await readRoll(each))['codes']).toMatchObject({ made: 12, replaced: 0 });
  });

  test('asked for ten times at once leaves everyone one valid code', async () => {
    const { id } = await preparedElection(held);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => makeCodes(id, rollCsv(12), { replaceAll: true })),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await readRoll(id))['codes']).toMatchObject({ made: 132, replaced: 120, unused: 12 });
  });
});
