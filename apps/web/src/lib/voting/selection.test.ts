import { type BallotRule, cents, makeBallotPaper, projectId } from '@wijkbegroting/domain';
import { expect, test } from 'vitest';
import { filtered, inOwnOrder, obstacleFor, spentOn, toggled } from './selection.ts';

const id = (number: number) => projectId(`00000000-0000-4000-8000-${String(number).padStart(12, '0')}`);
const [a, b, c] = [id(1), id(2), id(3)] as const;
const PLANS = [
  { id: a, costCents: cents(30_000) },
  { id: b, costCents: cents(20_000) },
  { id: c, costCents: cents(10_000) },
];
const paper = (rule: BallotRule) => makeBallotPaper(rule, cents(40_000), PLANS);
const divide = paper({ kind: 'divideBudget', minimumChoices: 0, maximumChoices: null });
const two = paper({ kind: 'chooseUpTo', minimumChoices: 1, maximumChoices: 2 });
const divideByOne = paper({ kind: 'divideBudget', minimumChoices: 0, maximumChoices: 1 });

test('dividing the budget: what does not fit says how much is missing', () => {
  expect(obstacleFor(divide, [], a)).toBeUndefined();
  expect(obstacleFor(divide, [a], b)).toEqual({ kind: 'over-budget', shortCents: 10_000 });
  expect(obstacleFor(divide, [a], c)).toBeUndefined();
  expect(obstacleFor(divide, [a, c], a)).toBeUndefined();
  expect(spentOn(divide, [a, c])).toBe(40_000);
  expect(spentOn(divide, [])).toBe(0);
});

test('choosing up to a number: the costs do not matter', () => {
  expect(obstacleFor(two, [a], b)).toBeUndefined();
  expect(obstacleFor(two, [a, b], c)).toEqual({ kind: 'too-many', maximum: 2 });
  expect(obstacleFor(divideByOne, [a], c)).toEqual({ kind: 'too-many', maximum: 1 });
});

test('a plan goes in and out; what does not fit leaves the choice the very same', () => {
  const one = toggled(divide, [], a);
  expect(one).toEqual([a]);
  expect(toggled(divide, one, a)).toEqual([]);
  expect(toggled(divide, one, b)).toBe(one);
  expect(toggled(two, [a, b], c)).toEqual([a, b]);
});

test('the order is the same for a seed, whatever the order in which the plans come, and differs between seeds', () => {
  const ids = (seed: string, plans = PLANS) => inOwnOrder(plans, seed).map((plan) => plan.id);
  expect(ids('een', PLANS.toReversed())).toEqual(ids('een'));
  const orders = new Set(Array.from({ length: 50 }, (_, at) => ids(String(at)).join()));
  expect(orders.size).toBe(6);
  expect(ids('een').toSorted()).toEqual([a, b, c]);
});

test('searching finds every word, without capitals and accents, and within a category', () => {
  const plans = [
    { title: 'Bankje in het café', summary: 'Zitten', categoryId: 'groen' },
    { title: 'Speeltuin', summary: 'Een bankje erbij', categoryId: 'spelen' },
  ];
  const find = (search: string, category = '') => filtered(plans, { search, category }).map(({ title }) => title);
  expect(find('')).toHaveLength(2);
  expect(find('BANKJE')).toHaveLength(2);
  expect(find('cafe bankje')).toEqual(['Bankje in het café']);
  expect(find('bankje', 'spelen')).toEqual(['Speeltuin']);
  expect(find('zwembad')).toEqual([]);
});
