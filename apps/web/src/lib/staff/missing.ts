import { checkRound, missingTexts } from '@wijkbegroting/domain';
import type { Round } from '#lib/api/types.ts';
import { domainRoundOf } from './domain-round.ts';
import type { FieldError } from './fields.ts';
import { type Fault, roundFieldErrors } from './round-errors.ts';

/** What is still wrong or missing before a draft can be published. The API decides; this shows it beforehand. */
export function missingFor(round: Round): readonly FieldError[] {
  const empty = missingTexts(round).map((field): Fault => ({ code: 'field-empty', field }));
  return roundFieldErrors([...empty, ...(checkRound(domainRoundOf(round)) as readonly Fault[])]);
}
