import {
  areaCode,
  calendarDay,
  categoryId,
  cents,
  checkRound,
  isBlank,
  roundId,
  type RoundRules,
} from '@wijkbegroting/domain';
import type { components } from '#lib/api/generated/openapi.ts';
import type { FieldError } from './fields.ts';
import { type Fault, roundFieldErrors } from './round-errors.ts';

type Round = components['schemas']['Round'];

/** Texts that a round needs before it is published, besides what the domain asks. */
const NEEDED_TEXTS = ['organiser', 'about', 'fixedPoints', 'decides', 'budgetSource'] as const;

/** What is still wrong or missing before a draft can be published. The API decides; this shows it beforehand. */
export function missingFor(round: Round): readonly FieldError[] {
  const empty: Fault[] = NEEDED_TEXTS.filter((field) => isBlank(round[field])).map((field) => ({
    code: 'field-empty',
    field,
  }));
  return roundFieldErrors([...empty, ...(checkRound(domainRoundOf(round)) as readonly Fault[])]);
}

/** The round of the API with the domain's own types. */
function domainRoundOf(round: Round): Parameters<typeof checkRound>[0] {
  return {
    id: roundId(round.id),
    title: round.title,
    areaCodes: round.areas.map(({ code }) => areaCode(code)),
    gemeenteCode: areaCode(round.gemeenteCode),
    budgetCents: cents(round.budgetCents),
    phases: round.phases.map(({ id, opensAt, closesAt }) => ({
      id,
      opensAt: new Date(opensAt),
      closesAt: new Date(closesAt),
    })),
    rules: domainRulesOf(round.rules),
    categories: round.categories.map(({ id, label }) => ({ id: categoryId(id), label })),
  };
}

function domainRulesOf(rules: Round['rules']): RoundRules {
  const { plan, vote } = rules;
  return {
    ...rules,
    plan: { minimumCostCents: cents(plan.minimumCostCents), maximumCostCents: cents(plan.maximumCostCents) },
    vote: { ...vote, referenceDate: calendarDay(vote.referenceDate) },
  };
}
