import { expect, test } from 'vitest';
import { EMPTY_VERDICT, publicReason, sentenceOf, verdictOf, type VerdictForm, withSentence } from './verdict-form.ts';

const RULES = { minimumCostCents: 25_000, maximumCostCents: 1_500_000 };
const GOOD: VerdictForm = {
  answers: { can: 'yes', may: 'yes', fits: 'yes' },
  outcome: 'feasible',
  cost: '9.600',
  reason: 'Er is plaats genoeg.',
};

test('a whole verdict goes to the API with the answers in front of the reason', () => {
  expect(verdictOf(GOOD, RULES)).toEqual({
    verdict: {
      outcome: 'feasible',
      costCents: 960_000,
      reason: 'Kan het? Ja. Mag het? Ja. Past het? Ja.\n\nEr is plaats genoeg.',
    },
    errors: [],
  });
});

test.each<[string, Partial<VerdictForm>, string[]]>([
  ['nothing', EMPTY_VERDICT, ['can', 'may', 'fits', 'outcome', 'reason']],
  ['no cost', { cost: '' }, ['cost']],
  ['a cost that is no amount', { cost: 'veel' }, ['cost']],
  ['a cost above the maximum', { cost: '15.000,01' }, ['cost']],
  ['a cost below the minimum, which the gemeente may set', { cost: '100' }, []],
  ['a cost for a plan that stops', { outcome: 'forwarded' }, ['cost']],
  ['an answer no with feasible', { answers: { can: 'yes', may: 'no', fits: 'yes' } }, ['outcome']],
  ['a change with feasible', { answers: { can: 'changed', may: 'yes', fits: 'yes' } }, ['outcome']],
  ['not feasible without a no', { outcome: 'notFeasible', cost: '' }, ['outcome']],
  ['sent on without a no', { outcome: 'forwarded', cost: '' }, []],
  ['a reason that is too long', { reason: 'a'.repeat(3_801) }, ['reason']],
])('%s', (_what, changes, fields) => {
  const { errors, verdict } = verdictOf({ ...GOOD, ...changes }, RULES);
  expect(errors.map(({ field }) => field)).toEqual(fields);
  expect(verdict === null).toBe(fields.length > 0);
});

test('the longest reason fits in what the API takes', () => {
  const answers = { can: 'changed', may: 'changed', fits: 'changed' };
  expect(publicReason({ ...GOOD, answers, reason: 'a'.repeat(3_800) }).length).toBeLessThanOrEqual(4_000);
});

test('sentences come below what was typed', () => {
  expect(withSentence('', sentenceOf('notFeasible.0'))).toBe('Het plan kan niet, omdat ');
  expect(withSentence('Ik begon. \n', 'En verder.')).toBe('Ik begon.\nEn verder.');
  expect(sentenceOf('iets.9')).toBe('');
});
