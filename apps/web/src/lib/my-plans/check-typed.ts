import { type AreaCode, checkProposal, type ProposalDraft, type Round as DomainRound } from '@wijkbegroting/domain';
import type { Round } from '#lib/api/types.ts';
import { type FieldError, fieldErrors } from './field-errors.ts';
import { contentOf, type TypedPlan } from './typed-plan.ts';

type RoundLike = Pick<Round, 'categories' | 'buurten'> & { readonly rules: Pick<Round['rules'], 'propose' | 'plan'> };

/** Everything that keeps a plan from being sent in, by the same rules as the API, in words. */
export function checkTyped(typed: TypedPlan, round: RoundLike): readonly FieldError[] {
  // The API has checked the ids of the round; the form offers no others.
  const draft = contentOf(typed) as unknown as ProposalDraft;
  const rules = round as unknown as Pick<DomainRound, 'rules' | 'categories'>;
  const codes = round.buurten.map(({ code }) => code as AreaCode);
  return fieldErrors(checkProposal(draft, rules, codes).errors, typed.costs);
}
