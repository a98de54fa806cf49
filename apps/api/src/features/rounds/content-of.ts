import type { RoundRecord } from '../../database/round-reader.ts';
import type { RoundContent } from './schemas.ts';

/** A stored round in the form in which it is written. */
export function contentOf({ round, texts }: RoundRecord): RoundContent {
  const { title, budgetCents, areaCodes, phases, categories, rules } = round;
  return { title, ...texts, budgetCents, areaCodes, phases, categories, rules };
}
