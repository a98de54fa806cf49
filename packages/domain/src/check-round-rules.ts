import { type Cents } from './money.ts';
import type { BallotRule, RoundRules } from './round-rules.ts';

/** Why rules cannot be those of a round. `field` is the path in the rules, for instance 'vote.minimumAge'. */
export type RoundRulesError =
  | { readonly code: 'rule-out-of-range'; readonly field: string; readonly minimum: number; readonly maximum: number }
  | { readonly code: 'rule-minimum-above-maximum'; readonly field: string }
  | { readonly code: 'rule-text-empty'; readonly field: string }
  | { readonly code: 'plan-maximum-above-budget'; readonly maximumCostCents: Cents; readonly budgetCents: Cents }
  | { readonly code: 'budget-empty' };

type Bounded = readonly [field: string, value: number | null, minimum: number, maximum: number];

function numbersOf(rules: RoundRules): readonly Bounded[] {
  const { propose, support, vote, count } = rules;
  return [
    ['propose.minimumAge', propose.minimumAge, 0, 120],
    ['propose.maximumPerProposer', propose.maximumPerProposer, 1, 100],
    ['propose.titleMaxLength', propose.titleMaxLength, 10, 200],
    ['propose.summaryMaxLength', propose.summaryMaxLength, 20, 1000],
    ['propose.descriptionMaxLength', propose.descriptionMaxLength, 100, 20_000],
    ['propose.excludedTopics', propose.excludedTopics.length, 0, 50],
    ['plan.minimumCostCents', rules.plan.minimumCostCents, 0, Number.MAX_SAFE_INTEGER],
    ['plan.maximumCostCents', rules.plan.maximumCostCents, 1, Number.MAX_SAFE_INTEGER],
    ['support.threshold', support.threshold, 0, 100_000],
    ['support.minimumAge', support.minimumAge, 0, 120],
    ['vote.minimumAge', vote.minimumAge, 0, 120],
    ['vote.ballot.minimumChoices', vote.ballot.minimumChoices, 0, 1000],
    ['vote.ballot.maximumChoices', vote.ballot.maximumChoices, 1, 1000],
    ['count.minimumVotes', count.minimumVotes, 0, 1_000_000],
  ];
}

function outOfRange([field, value, minimum, maximum]: Bounded): RoundRulesError[] {
  const fits = value === null || (Number.isSafeInteger(value) && value >= minimum && value <= maximum);
  return fits ? [] : [{ code: 'rule-out-of-range', field, minimum, maximum }];
}

function asksMoreThanAllowed({ minimumChoices, maximumChoices }: BallotRule): boolean {
  return maximumChoices !== null && minimumChoices > maximumChoices;
}

/**
 * Checks whether rules can be those of a round with this budget: every number within its bounds, minimum not above
 * maximum, no plan dearer than the whole budget. All errors at once; none means that the rules can be published.
 */
export function checkRoundRules(rules: RoundRules, budgetCents: Cents): readonly RoundRulesError[] {
  const { plan, propose, vote } = rules;
  const errors = numbersOf(rules).flatMap(outOfRange);
  propose.excludedTopics.forEach((topic, at) => {
    if (topic.trim() === '') errors.push({ code: 'rule-text-empty', field: `propose.excludedTopics.${String(at)}` });
  });
  if (budgetCents === 0) errors.push({ code: 'budget-empty' });
  if (plan.minimumCostCents > plan.maximumCostCents) {
    errors.push({ code: 'rule-minimum-above-maximum', field: 'plan.minimumCostCents' });
  }
  if (plan.maximumCostCents > budgetCents) {
    errors.push({ code: 'plan-maximum-above-budget', maximumCostCents: plan.maximumCostCents, budgetCents });
  }
  if (asksMoreThanAllowed(vote.ballot)) {
    errors.push({ code: 'rule-minimum-above-maximum', field: 'vote.ballot.minimumChoices' });
  }
  return errors;
}
