import type { Election } from '../election.ts';
import type { CountOutcome, Progress, TieBreaker } from '../rule.ts';
import { type RuleChoice, ruleFor } from '../rules.ts';

/** What one rule makes of an election. */
export interface RuleOutcome {
  readonly choice: RuleChoice;
  readonly outcome: CountOutcome;
}

/**
 * Counts the same ballots under several rules, in the order given. The rule of a round was chosen before the vote; what
 * others would have given is information. No rules give no outcomes.
 */
export function* compareRules(
  election: Election,
  choices: readonly RuleChoice[],
  ties: TieBreaker,
): Generator<Progress, readonly RuleOutcome[], void> {
  const outcomes: RuleOutcome[] = [];
  for (const [done, choice] of choices.entries()) {
    yield { done, total: choices.length };
    const counting = ruleFor(choice)(election, ties);
    for (;;) {
      const { done: isDone, value } = counting.next();
      if (isDone === true) {
        outcomes.push({ choice, outcome: value });
        break;
      }
      yield { done: done + Math.min(1, value.done / Math.max(1, value.total)), total: choices.length };
    }
  }
  return outcomes;
}
