import crypto from 'node:crypto';
import { formatVotingCode, makeVotingCode, parseVotingCode } from '@wijkbegroting/domain';
import { collectPass } from '@wijkbegroting/voter';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import { type Answer, call, itemsOf } from '../../../test/helpers/call.ts';
import { type Asked, collectFrom, encodeMessage, randomDevice, randomMessage } from '../../../test/helpers/collect.ts';
import { device, type Election, openedElection, preparedElection } from '../../../test/helpers/election.ts';
import { at, draftRound } from '../../../test/helpers/factories.ts';
import { asOwner } from '../../../test/helpers/owner.ts';

const held = testApp(() => ({ log: 'stderr' }));
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
let election: Election;
let modulus: bigint;
let issuerPublicKey: string;
let codes: Iterator<string>;

beforeAll(async () => {
  election = await openedElection(held, { people: 200, vote: { opensIn: -HOUR, closesIn: 30 * DAY } });
  const paper = await call(held, `GET /v1/rounds/${election.id}/ballot-paper`);
  issuerPublicKey = String(paper.body['issuerKey']);
  const spki = Buffer.from(issuerPublicKey, 'base64');
  const { n } = crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' }).export({ format: 'jwk' });
  modulus = BigInt(`0x${Buffer.from(String(n), 'base64url').toString('hex')}`);
  codes = election.codes.values();
});

beforeEach(() => {
  held.now = new Date();
});

const nextCode = (): string => String(codes.next().value);
const unknownCode = (): string => formatVotingCode(makeVotingCode(crypto.randomBytes(10)));
const collect = ({ id = election.id, ...asked }: Omit<Asked, 'id'> & { readonly id?: string }): Promise<Answer> =>
  collectFrom(held, { id, ...asked });

const today = (): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(held.now);

describe('a pass', () => {
  test('is collected by the voter package, which finds the signature right', async () => {
    const code = parseVotingCode(nextCode());
    if (!code.ok) throw new Error(code.error.code);
    const asked = { roundId: election.id, code: code.value, birthYear: 1984, issuerPublicKey };
    const pass = await collectPass({ ...device(held), ...asked });
    expect(pass).toMatchObject({ ok: true, value: { round: election.id } });
  });

  test('is the same again for the same blinded message, and refused for another, with the day', async () => {
    const code = nextCode();
    const blindedMessage = randomMessage();
    const first = await collect({ code, blindedMessage });
    expect(first).toMatchObject({ status: 200, body: { day: today() } });
    held.now = new Date(held.now.getTime() + 2 * DAY);
    expect((await collect({ code, blindedMessage })).body).toEqual(first.body);
    held.now = new Date(held.now.getTime() - 2 * DAY);
    expect(await collect({ code })).toMatchObject({
      status: 409,
      body: { code: 'pass-already-collected', day: today() },
    });
  });

  test('takes the code however it was typed', async () => {
    const code = nextCode().toLowerCase().replaceAll(' ', ' - ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect((await collect({ code })).status).toBe(200);
  });

  test('leaves a day with the entry, and never a time, address, device or code', async () => {
    const columns = await asOwner<{ table_name: string; column_name: string; data_type: string }>(
      held,
      `SELECT table_name, column_name, data_type FROM information_schema.columns
       WHERE table_schema = 'roll' AND table_name <> 'schema_migration'`,
    );
    expect(columns.filter(({ data_type: type }) => type.includes('time') || type === 'inet')).toEqual([]);
    const [entry] = await asOwner<{ day: string; state: string }>(
      held,
      "SELECT day::text, state FROM roll.entry WHERE round_id = $1 AND state = 'issued' LIMIT 1",
      [election.id],
    );
    expect(entry).toEqual({ day: today(), state: 'issued' });
  });
});

describe('who does not know code and birth year', () => {
  test('gets one answer, whether the code or the year is wrong', async () => {
    const unknown = await collect({ code: unknownCode() });
    const wrongYear = await collect({ code: nextCode(), birthYear: 1985 });
    expect(unknown).toMatchObject({ status: 403, body: { code: 'code-refused' } });
    expect(wrongYear.body).toEqual(unknown.body);
  });

  test.each([
    ['a known code', nextCode],
    ['an unknown one', unknownCode],
  ])('has three tries a day for %s', async (what, codeOf) => {
    const code = codeOf();
    const tries = [];
    for (const birthYear of [1981, 1982, 1983, 1985]) tries.push(await collect({ code, birthYear }));
    expect(tries.map(({ body }) => body['code'])).toEqual([
      'code-refused',
      'code-refused',
      'code-refused',
      'code-locked',
    ]);
    expect(await collect({ code })).toMatchObject({ status: 429, body: { code: 'code-locked' } });
    await at(held, new Date(held.now.getTime() + DAY), async () => {
      expect((await collect({ code })).status).toBe(what === 'a known code' ? 200 : 403);
    });
  });

  test('has no more tries by asking 60 times at once', async () => {
    const code = nextCode();
    const years = Array.from({ length: 60 }, (_, nr) => 1_900 + nr);
    const answers = await Promise.all(years.map((birthYear) => collect({ code, birthYear })));
    const refused = answers.filter(({ body }) => body['code'] === 'code-refused');
    expect(refused).toHaveLength(3);
    expect(answers.filter(({ body }) => body['code'] === 'code-locked')).toHaveLength(57);
  });

  test('is told at once that a typing error cannot be a code; it costs no try', async () => {
    const code = nextCode();
    const typo = code.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (let nr = 0; nr < 5; nr += 1) {
      expect(await collect({ code: typo })).toMatchObject({ status: 422, body: { code: 'code-malformed' } });
    }
    expect((await collect({ code })).status).toBe(200);
  });

  test('sets off an alarm after 500 wrong tries in a day, without a code in it', async () => {
    const lines = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    await asOwner(held, 'UPDATE roll.failure_budget SET failures = 499 WHERE round_id = $1 AND day = $2', [
      election.id,
      today(),
    ]);
    const tried = [unknownCode(), unknownCode()];
    for (const code of tried) await collect({ code });
    const written = lines.mock.calls.map(([line]) => String(line)).filter((line) => line.includes('many wrong'));
    lines.mockRestore();
    expect(written).toHaveLength(1);
    expect(JSON.parse(written[0]!)).toMatchObject({ level: 40, roundId: election.id, failuresToday: 500 });
    for (const code of tried) expect(written[0]).not.toContain(code.replaceAll(' ', ''));
  });
});

describe('a blinded message', () => {
  test.each([
    ['0', () => encodeMessage(0n)],
    ['1', () => encodeMessage(1n)],
    ['n - 1', () => encodeMessage(modulus - 1n)],
    ['n', () => encodeMessage(modulus)],
    ['a byte too short', () => randomMessage().slice(0, -2)],
    ['a byte too long', () => `${randomMessage()}AA`],
  ])('of %s is not signed', async (_what, message) => {
    const answer = await collect({ code: nextCode(), blindedMessage: message() });
    expect(answer).toMatchObject({ status: 422, body: { code: 'blinded-message-invalid' } });
  });
});

describe('many codes at one place', () => {
  const states = async (ids: readonly Answer[]): Promise<readonly unknown[]> =>
    Promise.resolve(ids.map(({ status, body }) => (status === 200 ? 'issued' : body['code'])));

  test('a family of four passes, the fifth waits for a human check', async () => {
    const home = randomDevice();
    const answers = [];
    for (let nr = 0; nr < 6; nr += 1) answers.push(await collect({ code: nextCode(), device: home }));
    expect(await states(answers)).toEqual([...Array<string>(4).fill('issued'), 'collection-held', 'collection-held']);
    expect(answers[4]!.status).toBe(409);
  });

  test('a house of eight passes, the ninth waits; an IPv6 household is one network', async () => {
    const answers = [];
    for (let nr = 0; nr < 9; nr += 1) {
      answers.push(await collect({ code: nextCode(), from: `2001:db8:1:23${String(nr)}0::1` }));
    }
    expect(await states(answers)).toEqual([...Array<string>(8).fill('issued'), 'collection-held']);
  });

  test('asking again counts once, and wrong tries do not count', async () => {
    const home = randomDevice();
    const [code, blindedMessage] = [nextCode(), randomMessage()];
    for (let nr = 0; nr < 6; nr += 1) expect((await collect({ code, blindedMessage, device: home })).status).toBe(200);
    expect((await collect({ code: nextCode(), device: home, birthYear: 1990 })).status).toBe(403);
    for (let nr = 0; nr < 3; nr += 1) expect((await collect({ code: nextCode(), device: home })).status).toBe(200);
    expect((await collect({ code: nextCode(), device: home })).body).toMatchObject({ code: 'collection-held' });
  });

  test('46 of 50 letters harvested at the door are held, also when they come in at once', async () => {
    const harvester = randomDevice();
    const letters = Array.from({ length: 50 }, () => nextCode());
    const answers = await Promise.all(letters.map((code) => collect({ code, device: harvester })));
    const told = await states(answers);
    expect(told.filter((one) => one === 'issued')).toHaveLength(4);
    expect(told.filter((one) => one === 'collection-held')).toHaveLength(46);
  });

  test('a held collection goes on after somebody has looked, and stays held until then', async () => {
    const home = randomDevice();
    for (let nr = 0; nr < 4; nr += 1) await collect({ code: nextCode(), device: home });
    const list = `GET /v1/rounds/${election.id}/held-collections`;
    const before = itemsOf(await call(held, list, { as: election.staff.administrator }));
    const code = nextCode();
    await collect({ code, device: home });
    const after = itemsOf(await call(held, list, { as: election.staff.administrator }));
    const [fresh] = after.filter(({ id }) => !before.some((one) => one['id'] === id));
    expect(fresh).toEqual({ id: fresh!['id'], day: today() });
    await at(held, new Date(held.now.getTime() + DAY), async () => {
      expect((await collect({ code })).body).toMatchObject({ code: 'collection-held' });
    });
    const clearance = `POST /v1/held-collections/${String(fresh!['id'])}/clearance`;
    expect(await call(held, clearance, { as: election.staff.administrator })).toMatchObject({
      body: { state: 'cleared' },
    });
    expect((await collect({ code, device: home })).status).toBe(200);
  });
});

describe('passes at the wrong time', () => {
  test('are not given before voting was set ready, nor in a draft or no round', async () => {
    const { id, codes: prepared } = await preparedElection(held);
    const code = [...prepared.values()][0]!;
    expect(await collect({ id, code })).toMatchObject({ status: 409, body: { code: 'passes-not-open' } });
    expect((await collect({ id: await draftRound(held), code })).body).toMatchObject({ code: 'round-unknown' });
    expect((await collect({ id: 'no-such-round', code })).status).toBe(404);
  });

  test('are given from the day of the ballot list until voting closes, by the clock of the API', async () => {
    const code = nextCode();
    const days = (number: number): Date => new Date(held.now.getTime() + number * DAY);
    expect((await at(held, days(-15), () => collect({ code }))).body).toMatchObject({ code: 'passes-not-open' });
    expect((await at(held, days(31), () => collect({ code }))).body).toMatchObject({ code: 'passes-closed' });
    expect((await at(held, days(-13), () => collect({ code }))).status).toBe(200);
  });
});

describe('a bad request', () => {
  const whole = { code: '0000 0000 0000 0000', birthYear: 1984, blindedMessage: 'AA', device: randomDevice() };

  test.each([
    ['nothing', null],
    ['no code', { ...whole, code: undefined }],
    ['a year as text', { ...whole, birthYear: '1984' }],
    ['half a year', { ...whole, birthYear: 1984.5 }],
    ['a message in base64', { ...whole, blindedMessage: 'A+/=' }],
    ['a long device', { ...whole, device: 'A'.repeat(23) }],
    ['a field too many', { ...whole, account: 'me' }],
  ])('%s', async (_what, body) => {
    const answer = await call(held, `POST /v1/rounds/${election.id}/passes`, { body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-request' } });
  });
});
