import { roundId } from '@wijkbegroting/domain';
import type { KeptReceipt } from '@wijkbegroting/voter';
import { expect, test } from 'vitest';
import { checkSteps, endingOf, isSettled, type Verdict } from './receipt-view.ts';

const round = roundId('parkwijk-2027');
const kept: KeptReceipt = {
  receipt: { round, ballotHash: 'ab'.repeat(32), batch: 3 },
  signature: 'h',
  keys: { round, logKey: 'sleutel', witnesses: [{ name: 'rekenkamer', key: 'k' }] },
  logged: null,
  closedLog: null,
};
const unwitnessed = { ...kept, keys: { ...kept.keys, witnesses: [] } };
const head = { size: 1_204, root: 'ff', seenBy: [{ name: 'rekenkamer', at: '2027-05-20T10:00:00Z' }] };
const included = { kind: 'included', batch: 3, ballots: 20, position: 7, ...head } as const;

test.each<[Verdict, string, boolean, readonly string[]]>([
  [{ kind: 'receipt-does-not-verify' }, 'wrong', true, ['wrong']],
  [{ kind: 'no-answer' }, 'unclear', false, ['ok', 'unknown']],
  [{ kind: 'not-yet' }, 'awaited', false, ['ok', 'wait']],
  [{ kind: 'not-shown', why: 'head-not-signed' }, 'unclear', false, ['ok', 'unknown']],
  [included, 'included', true, ['ok', 'ok', 'ok', 'ok']],
  [{ ...included, seenBy: [] }, 'included', false, ['ok', 'ok', 'ok', 'wait']],
  [{ kind: 'contradiction', why: 'not-in-its-batch', ...head }, 'contradiction', true, ['ok', 'ok', 'wrong', 'ok']],
  [{ kind: 'contradiction', why: 'closed-without-batch', ...head }, 'contradiction', true, ['ok', 'ok', 'wrong', 'ok']],
])('%j', (verdict, ending, settled, marks) => {
  expect(endingOf(verdict)).toBe(ending);
  expect(isSettled(verdict, kept)).toBe(settled);
  expect(checkSteps(verdict, kept).map(({ mark }) => mark)).toEqual(marks);
});

test('numbers and names are told', () => {
  const told = checkSteps(included, kept).map(({ text }) => text.replaceAll('\u00a0', ' '));
  expect(told).toEqual([
    'De handtekening van de stembus klopt.',
    'Uw stem zit in groep 3, met 19 andere.',
    'Deze groep staat in het openbare logboek. Dat heeft hier 1.204 regels.',
    'Gezien door rekenkamer, op 20 mei 2027 om 12.00 uur.',
  ]);
});

test('a round without witnesses says so, and waits for nobody', () => {
  const alone: Verdict = { ...included, seenBy: [] };
  expect(isSettled(alone, unwitnessed)).toBe(true);
  expect(checkSteps(alone, unwitnessed).at(-1)?.text).toContain('geen controleur');
  expect(checkSteps({ ...alone, ballots: 1 }, unwitnessed)[1]?.text).toBe('Uw stem zit in groep 3.');
});
