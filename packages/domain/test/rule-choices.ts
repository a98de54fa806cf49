import type { DividingRule } from '../src/tally/rules.ts';

const ADD_ONES = {
  none: null,
  'add1-exact': { start: 'exact', stop: 'exhaustive' },
  'add1-int': { start: 'whole', stop: 'exhaustive' },
  'add1-int-noexh': { start: 'whole', stop: 'overBudget' },
} as const;

const GREEDY_AFTER = { '': null, '+greedy-votes': 'votes', '+greedy-votes-per-cost': 'votesPerCost' } as const;

/** Every rule with every option, by the name it has on a command line. */
export const RULE_CHOICES: ReadonlyMap<string, DividingRule> = new Map<string, DividingRule>([
  ['greedy-votes', { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' }],
  ['greedy-votes-stop', { kind: 'greedyVotes', whenNextDoesNotFit: 'stop' }],
  ['greedy-votes-per-cost', { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'skip' }],
  ['greedy-votes-per-cost-stop', { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'stop' }],
  ['phragmen', { kind: 'phragmen' }],
  ['maximin-support', { kind: 'maximinSupport' }],
  ...(['cost', 'count'] as const).flatMap((utility) =>
    Object.entries(ADD_ONES).flatMap(([start, addOne]) =>
      Object.entries(GREEDY_AFTER).map(([end, greedy]): [string, DividingRule] => [
        `equal-shares-${utility}:${start}${end}`,
        { kind: 'equalShares', utility, completion: { addOne, greedy } },
      ]),
    ),
  ),
]);
