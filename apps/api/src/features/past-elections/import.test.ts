import crypto from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parsePabulib } from '@wijkbegroting/domain/pabulib/parse.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { NOON, testApp } from '../../../test/helpers/app.ts';
import { type Answer, call, type Json } from '../../../test/helpers/call.ts';
import {
  HAARLEM,
  keptElection,
  OTHER_WIJK,
  PARKWIJK,
  PAST_FILE,
  pastElection,
  type SignedIn,
  staff,
} from '../../../test/helpers/factories.ts';
import { mutationsOf } from '../../../test/helpers/mutations.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp();
let administrator: SignedIn;

beforeAll(async () => {
  administrator = await staff(held, 'administrator');
});

const post = (body: unknown, as = administrator): Promise<Answer> =>
  call(held, 'POST /v1/past-elections', { as, body });
const rows = (id: string) => asOwner(held, 'SELECT * FROM site.past_election WHERE id = $1', [id]);
const events = (id: string) =>
  asOwner(held, 'SELECT type, account_id, round_id, facts FROM site.audit_event WHERE subject_id = $1 ORDER BY id', [
    id,
  ]);

/** What names a voter stands nowhere else, so that any trace of it can be found. */
const CANARIES = ['kanarie-4711', '1938-kanarie', 'X-kanarie', 'kanarie@voorbeeld.nl', 'Kanariewijk'];
const LARGE_FILE = [
  'META',
  'key;value',
  'description;Wijkbudget\u202e Haarlem',
  'currency;EUR',
  'date_begin;2019',
  'date_end;17.05.2019',
  'budget;2458488.22',
  'vote_type;approval',
  'PROJECTS',
  'project_id;cost;name',
  'a;40;Bankjes',
  'b;60.50;Pluktuin',
  'VOTES',
  'voter_id;age;sex;vote;e-mail;neighborhood',
  CANARIES.join(';').replace('X-kanarie', 'X-kanarie;b,a'),
  'v2;34;F;a;x@voorbeeld.nl;Parkwijk',
  'v3;71;M;;y@voorbeeld.nl;Parkwijk',
  '',
].join('\n');
const STRIPPED = [...LARGE_FILE.split('\n').slice(0, 13), 'voter_id;vote', '1;', '2;a', '3;a,b', ''].join('\n');

describe('an administrator imports an election', () => {
  test('everyone reads what it says and gets the file, without anything of who voted', async () => {
    const body = pastElection({ file: LARGE_FILE });
    const id = String(body['id']);
    const fileSha256 = crypto.hash('sha256', STRIPPED);
    const facts = {
      id,
      title: 'Buurtbudget 2019',
      area: { code: PARKWIJK, name: 'Parkwijk' },
      description: 'Wijkbudget Haarlem',
      projects: 2,
      voters: 3,
      budget: '2458488.22',
      currency: 'EUR',
      firstDay: '2019',
      lastDay: '17.05.2019',
      fileSha256,
      importedAt: NOON.toISOString(),
    };
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 201, headers: { location: `/v1/past-elections/${id}` } });
    expect(answer.body).toEqual(facts);
    expect((await call(held, `GET /v1/past-elections/${id}`)).body).toEqual(facts);
    const url = `/v1/past-elections/${id}/election.pb`;
    const file = await held.app.inject({ url });
    expect(file.body).toBe(STRIPPED);
    expect(file.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${id}.pb"`,
      'cache-control': 'public, max-age=10',
    });
    const again = await held.app.inject({ url, headers: { 'if-none-match': String(file.headers['etag']) } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    expect(parsePabulib(file.body).ok).toBe(true);
    expect(await events(id)).toEqual([
      {
        type: 'past-election-imported',
        account_id: administrator.accountId,
        round_id: null,
        facts: { areaCode: PARKWIJK, projects: 2, voters: 3, fileSha256: facts.fileSha256 },
      },
    ]);
  });

  test('nothing personal of the file is anywhere in the database', async () => {
    await keptElection(held, { file: LARGE_FILE });
    await post(pastElection({ file: LARGE_FILE.replace('v3', CANARIES[0] ?? '') }));
    const tables = await asOwner<{ name: string }>(
      held,
      `SELECT c.oid::regclass::text AS name FROM pg_class c
       WHERE c.relnamespace::regnamespace::text IN ('site', 'roll', 'urn', 'public') AND c.relkind IN ('r', 'p')`,
    );
    expect(tables.map(({ name }) => name)).toContain('site.past_election');
    for (const { name } of tables) {
      const found = await asOwner(held, `SELECT t::text FROM ${name} t WHERE t::text LIKE ANY ($1)`, [
        CANARIES.map((canary) => `%${canary}%`),
      ]);
      expect(found, name).toEqual([]);
    }
  });

  test('a file that says little of itself is an election all the same', async () => {
    const id = await keptElection(held, { areaCode: HAARLEM });
    expect((await call(held, `GET /v1/past-elections/${id}`)).body).toMatchObject({
      area: { code: HAARLEM },
      description: '',
      currency: null,
      firstDay: null,
      lastDay: null,
    });
  });

  test('what a file says of itself is cut where it is too long', async () => {
    const file = PAST_FILE.replace(
      'budget',
      `description;${'x'.repeat(5_000)}\ncurrency;${'y'.repeat(90)}\ndate_begin;${'😀'.repeat(15)}\nbudget`,
    );
    const { body } = await call(held, `GET /v1/past-elections/${await keptElection(held, { file })}`);
    expect([body['description'], body['currency'], body['firstDay']].map((text) => String(text).length)).toEqual([
      1_000, 10, 20,
    ]);
  });

  test('only in its own areas', async () => {
    const elsewhere = await staff(held, 'administrator', OTHER_WIJK);
    expect(await post(pastElection(), elsewhere)).toMatchObject({ status: 403, body: { code: 'not-allowed' } });
    expect((await post(pastElection({ areaCode: OTHER_WIJK }), elsewhere)).status).toBe(201);
    expect(await post(pastElection({ areaCode: 'WK999999' }))).toMatchObject({
      status: 404,
      body: { code: 'area-unknown' },
    });
  });

  test('an id is for one election, also when two import at once', async () => {
    const body = pastElection();
    const colleague = await staff(held, 'administrator');
    const answers = await Promise.all([post(body), post({ ...body, title: 'Een andere' }, colleague)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'election-id-taken' });
    expect((await post(body)).status).toBe(409);
    expect(await rows(String(body['id']))).toHaveLength(1);
    expect(await events(String(body['id']))).toHaveLength(1);
  });
});

describe('a file with errors', () => {
  test.each<[string, string, Json]>([
    ['is empty', '', { code: 'section-missing', line: 1, section: 'META' }],
    ['is something else', '<html></html>', { code: 'line-outside-section', line: 1 }],
    ['has no budget', PAST_FILE.replace('budget', 'geld'), { code: 'budget-missing', line: 1 }],
    ['has a cost that is no amount', PAST_FILE.replace('a;40', 'a;veel'), { code: 'amount-malformed', found: 'veel' }],
    ['has an open quote', PAST_FILE.replace('a;40', 'a;"40'), { code: 'quote-malformed' }],
    [
      'has a doubtful vote',
      PAST_FILE.replace('v1;a', 'v1;b'),
      { code: 'vote-unknown-project', line: 10, project: 'b' },
    ],
  ])('%s: refused with its line, and nothing is stored', async (_what, file, error) => {
    const body = pastElection({ file });
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'election-file-malformed' } });
    expect((answer.body['errors'] as Json[])[0]).toMatchObject(error);
    expect(await rows(String(body['id']))).toEqual([]);
    expect(await events(String(body['id']))).toEqual([]);
  });

  test('of many errors the first hundred are told, with facts that are cut short', async () => {
    const file = PAST_FILE + `${'lang\u202e'.repeat(500)};x\n`.repeat(500).replaceAll(';x', ';a,onbekend'.repeat(100));
    const answer = await post(pastElection({ file }));
    expect(answer.body).toMatchObject({ errorCount: 500 });
    expect(answer.body['errors']).toHaveLength(100);
    expect(JSON.stringify(answer.body).length).toBeLessThan(30_000);
    expect(JSON.stringify(answer.body)).not.toContain('\u202e');
  });

  test('that counts for its sound part is taken when asked', async () => {
    const file = PAST_FILE.replace('v1;a', 'v1;a,kanarie-4711');
    const id = await keptElection(held, { file, lenient: true });
    const stored = await held.app.inject({ url: `/v1/past-elections/${id}/election.pb` });
    expect(stored.body).toBe(PAST_FILE.replace('v1;a', '1;a'));
    const broken = pastElection({ file: PAST_FILE.replace('a;40', 'a;veel'), lenient: true });
    expect((await post(broken)).status).toBe(422);
  });
});

describe('a body with one thing wrong', () => {
  const asLittle = { optional: ['lenient'] };
  /** Any text may be a file; what is wrong with it is told by its lines. */
  const wrong = mutationsOf(pastElection({ lenient: false }), asLittle).filter(({ name }) => !name.includes('"xxxx'));

  test.each(wrong)('$name is refused by its shape', async ({ body }) => {
    const answer = await post(body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });

  test.each(['', '   ', '\u2063', 'a\nb', 'x'.repeat(121)])('title "%s" is refused', async (title) => {
    expect((await post(pastElection({ title }))).status).toBe(400);
  });

  test.each(['Haarlem', 'a b', 'a_b', '', 'a'.repeat(61), '../x'])('id "%s" is refused', async (id) => {
    expect((await post(pastElection({ id }))).status).toBe(400);
  });

  test('half a character cannot be written to a file', async () => {
    expect((await post(pastElection({ file: PAST_FILE.replace('v1', '\ud800') }))).status).toBe(400);
  });

  test('more than 16 MiB is refused before it is read', async () => {
    const answer = await post(pastElection({ file: 'x'.repeat(16 * 1024 * 1024) }));
    expect(answer).toMatchObject({ status: 413, body: { code: 'body-too-large' } });
  });
});

test('while a large file is read, others are answered', async () => {
  const votes = Array.from({ length: 200_000 }, (_, place) => `stem-${String(place)};a\n`).join('');
  const importing = post(pastElection({ file: PAST_FILE + votes }));
  let [answered, longest] = [0, 0];
  for (let answer: Answer | undefined; answer === undefined; answered += 1) {
    const before = performance.now();
    expect((await held.app.inject({ url: '/v1/session' })).statusCode).toBe(200);
    answer = await Promise.race([importing, nextTurn(undefined)]);
    longest = Math.max(longest, performance.now() - before);
  }
  expect(await importing).toMatchObject({ status: 201, body: { voters: 200_001 } });
  expect(answered).toBeGreaterThan(20);
  expect(longest).toBeLessThan(1_000);
});
