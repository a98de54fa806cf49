import { err, ok, type Result } from '../result.ts';
import type { AddOneOptions } from './equal-shares/add-one.ts';
import type { Completion } from './equal-shares/method.ts';
import type { RuleChoice } from './rules.ts';

/** The rules by the names that commands and links use. Those of Equal Shares stand for it without completion. */
export const RULES = {
  'greedy-votes': { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' },
  'greedy-votes-stop': { kind: 'greedyVotes', whenNextDoesNotFit: 'stop' },
  'greedy-votes-per-cost': { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'skip' },
  'equal-shares-cost': { kind: 'equalShares', utility: 'cost', completion: { addOne: null, greedy: null } },
  'equal-shares-count': { kind: 'equalShares', utility: 'count', completion: { addOne: null, greedy: null } },
  phragmen: { kind: 'phragmen' },
  'maximin-support': { kind: 'maximinSupport' },
  'max-welfare-cost': { kind: 'maxWelfare', utility: 'cost' },
  'max-welfare-count': { kind: 'maxWelfare', utility: 'count' },
} as const satisfies Record<string, RuleChoice>;

/** The name of a rule. */
export type RuleName = keyof typeof RULES;

/** The Add1 completions by name. */
export const ADD_ONE = {
  'add1-exact': { start: 'exact', stop: 'exhaustive' },
  'add1-int': { start: 'whole', stop: 'exhaustive' },
  'add1-int-noexh': { start: 'whole', stop: 'overBudget' },
} as const satisfies Record<string, AddOneOptions>;

/** The greedy completions by name. */
export const GREEDY_COMPLETIONS = {
  'greedy-votes': 'votes',
  'greedy-votes-per-cost': 'votesPerCost',
} as const satisfies Record<string, Completion['greedy']>;

/** The name is not that of a rule or completion, or the rule takes no completion. */
export interface RuleNameError {
  readonly code: 'rule-unknown' | 'completion-unknown' | 'completion-not-for-rule';
  readonly name: string;
}

/** Every completion by name: none, an Add1 completion, a greedy one, or an Add1 completion with a greedy one after it. */
export const COMPLETIONS: ReadonlyMap<string, Completion> = new Map([
  ['none', { addOne: null, greedy: null }],
  ...entriesOf(GREEDY_COMPLETIONS).map(([name, greedy]): [string, Completion] => [name, { addOne: null, greedy }]),
  ...entriesOf(ADD_ONE).flatMap(([name, addOne]): [string, Completion][] => [
    [name, { addOne, greedy: null }],
    ...entriesOf(GREEDY_COMPLETIONS).map(([after, greedy]): [string, Completion] => [
      `${name}+${after}`,
      { addOne, greedy },
    ]),
  ]),
]);

/** Reads the name of a rule, and of a completion for Equal Shares; without one it has none. */
export function parseRuleName(name: string, completion?: string): Result<RuleChoice, RuleNameError> {
  const known = entriesOf(RULES).find(([one]) => one === name)?.[1];
  if (known === undefined) return err({ code: 'rule-unknown', name });
  if (completion === undefined) return ok(known);
  const completed = COMPLETIONS.get(completion);
  if (completed === undefined) return err({ code: 'completion-unknown', name: completion });
  if (known.kind === 'equalShares') return ok({ ...known, completion: completed });
  return completion === 'none' ? ok(known) : err({ code: 'completion-not-for-rule', name });
}

/** Whether a project that is funded stays so when more voters choose it, which makes some searches short. */
export function isMonotone({ kind }: RuleChoice): boolean {
  return kind === 'greedyVotes' || kind === 'greedyVotesPerCost';
}

function entriesOf<Value>(names: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(names);
}
