import { checkRound, isBlank } from '@wijkbegroting/domain';
import type { Round } from '#lib/api/types.ts';
import { domainRoundOf } from './domain-round.ts';
import type { FieldError } from './fields.ts';
import { type Fault, roundFieldErrors } from './round-errors.ts';

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
