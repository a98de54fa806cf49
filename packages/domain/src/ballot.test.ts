import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { paper, project } from '../test/factories.ts';
import { canBeFilledIn, checkBallot, costOn, makeBallotPaper } from './ballot.ts';
import { cents, sumCents } from './money.ts';
import { err, ok } from './result.ts';
import type { BallotRule } from './round-rules.ts';

const COSTS = { a: 6, b: 4, c: 5, d: 11 };
const OVER_BUDGET = err({ code: 'ballot-over-budget' as const, spentCents: cents(11), budgetCents: cents(10) });
const names = (text: string): ReturnType<typeof project>[] => text.split(' ').filter(Boolean).map(project);
const divide = (minimumChoices: number, maximumChoices: number | null): BallotRule => ({
  kind: 'divideBudget',
  minimumChoices,
  maximumChoices,
});
const upTo = (minimumChoices: number, maximumChoices: number): BallotRule => ({
  kind: 'chooseUpTo',
  minimumChoices,
  maximumChoices,
});

describe('article 7: a valid ballot', () => {
  test.each<[string, BallotRule, string, ReturnType<typeof checkBallot>]>([
    ['exactly the budget', divide(1, null), 'b a', ok(names('a b'))],
    ['over the budget', divide(1, null), 'a c', OVER_BUDGET],
    ['one plan that costs more than there is', divide(1, null), 'd', OVER_BUDGET],
    ['blank where that is allowed', divide(0, null), '', ok([])],
    ['blank where it is not', divide(1, null), '', err({ code: 'ballot-too-few', minimum: 1 })],
    ['fewer than asked', upTo(2, 3), 'a', err({ code: 'ballot-too-few', minimum: 2 })],
    ['more than allowed', divide(1, 1), 'a b', err({ code: 'ballot-too-many', maximum: 1 })],
    ['choosing up to 3: the money does not count', upTo(0, 3), 'd c a', ok(names('a c d'))],
    ['choosing up to 3: four', upTo(0, 3), 'a b c d', err({ code: 'ballot-too-many', maximum: 3 })],
    ['a plan twice', divide(1, null), 'b b', err({ code: 'ballot-duplicate-project', project: project('b') })],
    ['a plan of another round', divide(1, null), 'b z', err({ code: 'ballot-unknown-project', project: project('z') })],
  ])('%s', (_, rule, choices, expected) => {
    expect(checkBallot(paper(COSTS, 10, rule), names(choices))).toEqual(expected);
  });

  test('a valid ballot is within the budget, sorted, and the same in whatever order it was filled in', () => {
    const choices = fc.uniqueArray(fc.constantFrom(...names('a b c d')));
    fc.assert(
      fc.property(choices, fc.integer({ min: 0, max: 30 }), (picked, budget) => {
        const sheet = paper(COSTS, budget, divide(0, null));
        const checked = checkBallot(sheet, picked);
        expect(checkBallot(sheet, picked.toReversed())).toEqual(checked);
        const spent = sumCents(picked.map((one) => costOn(sheet, one)));
        expect(checked.ok).toBe(spent <= budget);
        if (checked.ok) expect(checked.value).toEqual(picked.toSorted());
      }),
    );
  });
});

test('a ballot paper names each project once', () => {
  const twice = [project('a'), project('a')].map((id) => ({ id, costCents: cents(1) }));
  expect(() => makeBallotPaper(divide(0, null), cents(10), twice)).toThrow('once');
  expect(() => costOn(paper(COSTS, 10), project('z'))).toThrow('not on the ballot paper');
});

test.each([
  ['two of the cheapest fit', divide(2, null), 9, true],
  ['two of the cheapest do not fit', divide(2, null), 8, false],
  ['choosing up to k: the money does not count', upTo(4, 4), 1, true],
  ['there are fewer plans than must be chosen', upTo(5, 5), 100, false],
  ['a blank ballot will do', divide(0, null), 0, true],
] as const)('whether a valid ballot exists: %s', (_, rule, budget, expected) => {
  expect(canBeFilledIn(paper(COSTS, budget, rule))).toBe(expected);
});
