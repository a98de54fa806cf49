import {
  areaCode,
  calendarDay,
  categoryId,
  cents,
  type Round as DomainRound,
  roundId,
  type RoundRules,
} from '@wijkbegroting/domain';
import type { Round } from '#lib/api/types.ts';

/** The round of the API with the domain's own types. */
export function domainRoundOf(round: Round): Omit<DomainRound, 'status'> {
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
