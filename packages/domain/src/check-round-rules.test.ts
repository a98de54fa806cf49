import { expect, test } from 'vitest';
import { euro, rules } from '../test/factories.ts';
import { checkRoundRules } from './check-round-rules.ts';
import { cents } from './money.ts';
import type { RoundRules } from './round-rules.ts';

const BUDGET = euro(40_000);
const { propose, support, vote, count } = rules();
const OUT_OF_RANGE = 'rule-out-of-range';

test('the rules of the demo round are correct', () => {
  expect(checkRoundRules(rules(), BUDGET)).toEqual([]);
});

test('the bounds themselves are allowed, and a plan may cost the whole budget', () => {
  const edge = rules({
    propose: { ...propose, minimumAge: 120 },
    plan: { minimumCostCents: BUDGET, maximumCostCents: BUDGET },
    support: { ...support, threshold: 0 },
    vote: { ...vote, ballot: { kind: 'chooseUpTo', minimumChoices: 1, maximumChoices: 1 } },
  });
  expect(checkRoundRules(edge, BUDGET)).toEqual([]);
});

test.each<[Partial<RoundRules>, object]>([
  [
    { propose: { ...propose, minimumAge: -1 } },
    { code: OUT_OF_RANGE, field: 'propose.minimumAge', minimum: 0, maximum: 120 },
  ],
  [{ propose: { ...propose, maximumPerProposer: 0 } }, { code: OUT_OF_RANGE, field: 'propose.maximumPerProposer' }],
  [{ propose: { ...propose, titleMaxLength: 60.5 } }, { code: OUT_OF_RANGE, field: 'propose.titleMaxLength' }],
  [
    { propose: { ...propose, excludedTopics: ['alcohol', ' '] } },
    { code: 'rule-text-empty', field: 'propose.excludedTopics.1' },
  ],
  [
    { plan: { minimumCostCents: cents(2), maximumCostCents: cents(1) } },
    { code: 'rule-minimum-above-maximum', field: 'plan.minimumCostCents' },
  ],
  [
    { plan: { minimumCostCents: cents(0), maximumCostCents: cents(0) } },
    { code: OUT_OF_RANGE, field: 'plan.maximumCostCents' },
  ],
  [
    { plan: { minimumCostCents: cents(0), maximumCostCents: euro(40_001) } },
    { code: 'plan-maximum-above-budget', maximumCostCents: euro(40_001), budgetCents: BUDGET },
  ],
  [{ support: { ...support, threshold: NaN } }, { code: OUT_OF_RANGE, field: 'support.threshold' }],
  [{ vote: { ...vote, minimumAge: 121 } }, { code: OUT_OF_RANGE, field: 'vote.minimumAge' }],
  [
    { vote: { ...vote, ballot: { kind: 'chooseUpTo', minimumChoices: 4, maximumChoices: 3 } } },
    { code: 'rule-minimum-above-maximum', field: 'vote.ballot.minimumChoices' },
  ],
  [
    { vote: { ...vote, ballot: { kind: 'divideBudget', minimumChoices: 0, maximumChoices: 0 } } },
    { code: OUT_OF_RANGE, field: 'vote.ballot.maximumChoices' },
  ],
  [{ count: { ...count, minimumVotes: -1 } }, { code: OUT_OF_RANGE, field: 'count.minimumVotes' }],
])('%o', (changes, error) => {
  expect(checkRoundRules(rules(changes), BUDGET)).toEqual([expect.objectContaining(error)]);
});

test('without money there is nothing to divide, and every plan costs too much', () => {
  const codes = checkRoundRules(rules(), cents(0)).map(({ code }) => code);
  expect(codes).toEqual(['budget-empty', 'plan-maximum-above-budget']);
});
