import { dayOf } from '@wijkbegroting/domain';
import { beforeAll, describe, expect, test } from 'vitest';
import { testApp } from '../../../test/helpers/app.ts';
import type { Answer } from '../../../test/helpers/call.ts';
import { type Asked, collectFrom, randomMessage } from '../../../test/helpers/collect.ts';
import { type Election, openedElection } from '../../../test/helpers/election.ts';
import { askNewCode } from '../../../test/helpers/new-code.ts';

const held = testApp();
const HOUR = 3_600_000;
let election: Election;
let codes: Iterator<string>;

beforeAll(async () => {
  held.now = new Date();
  election = await openedElection(held, { people: 2, vote: { opensIn: -HOUR, closesIn: 24 * HOUR } });
  codes = election.codes.values();
});

const nextCode = (): string => String(codes.next().value);
const collect = ({ id = election.id, ...asked }: Omit<Asked, 'id'> & { readonly id?: string }): Promise<Answer> =>
  collectFrom(held, { id, ...asked });

const today = (): string => dayOf(held.now);

describe('at the same time', () => {
  test('200 times the same blinded message is one signature', async () => {
    const [code, blindedMessage] = [nextCode(), randomMessage()];
    const answers = await Promise.all(Array.from({ length: 200 }, () => collect({ code, blindedMessage })));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  });

  test('of 200 different ones one is signed, and the others are told the day', async () => {
    const code = nextCode();
    const answers = await Promise.all(Array.from({ length: 200 }, () => collect({ code })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const others = answers.filter(({ status }) => status !== 200).map(({ body }) => [body['code'], body['day']].join());
    expect(new Set(others)).toEqual(new Set([`pass-already-collected,${today()}`]));
  });
});

describe('a code that is replaced at the moment it is used', () => {
  test('has been collected with or is dead, never both', async () => {
    const fresh = await openedElection(held, { people: 40 });
    const seen = new Set<string>();
    await Promise.all(
      [...fresh.codes].map(async ([reference, code], nr) => {
        await askNewCode(held, fresh.id, fresh.staff.approver, reference);
        const replace = () => askNewCode(held, fresh.id, fresh.staff.administrator, reference);
        const use = () => collect({ id: fresh.id, code });
        const [one, other] = await Promise.all(nr % 2 === 0 ? [use(), replace()] : [replace(), use()]);
        seen.add([one.status, other.status].toSorted().join());
      }),
    );
    for (const outcome of seen) expect(['200,403', '200,409']).toContain(outcome);
  });
});
