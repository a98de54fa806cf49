import type { Completion } from '../src/tally/equal-shares/method.ts';
import type { DividingRule } from '../src/tally/rules.ts';

const ADD_ONES: Readonly<Record<string, Completion['addOne']>> = {
  none: null,
  none_order: null,
  add1_frac: { start: 'exact', stop: 'exhaustive' },
  add1_int: { start: 'whole', stop: 'exhaustive' },
  'add1_int-noexh': { start: 'whole', stop: 'overBudget' },
};

const SIMPLE: Readonly<Record<string, DividingRule>> = {
  greedy_cost: { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' },
  greedy_card: { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'skip' },
  phragmen: { kind: 'phragmen' },
  maximin: { kind: 'maximinSupport' },
};

/** The rule that a key of the reference outcomes stands for; undefined for one that this package does not have. */
export function choiceOf(key: string): DividingRule | undefined {
  const [, utility, start = '', greedy] = /^mes_(cost|card)_([^+]+)(?:\+greedy_(cost|card))?$/.exec(key) ?? [];
  const addOne = ADD_ONES[start];
  if (addOne === undefined) return SIMPLE[key];
  return {
    kind: 'equalShares',
    utility: utility === 'cost' ? 'cost' : 'count',
    completion: { addOne, greedy: greedy === undefined ? null : greedy === 'cost' ? 'votes' : 'votesPerCost' },
  };
}
