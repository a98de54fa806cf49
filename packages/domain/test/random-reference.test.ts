import { describe, expect, test } from 'vitest';
import type { Completion } from '../src/tally/equal-shares/method.ts';
import type { RuleChoice } from '../src/tally/rules.ts';
import { settledCount } from './elections.ts';
import { outcomesOverDraws, readReferenceElections, REFERENCE_FOLDER, referenceOrder } from './reference-files.ts';

const ADD_ONES: Readonly<Record<string, Completion['addOne']>> = {
  none: null,
  none_order: null,
  add1_frac: { start: 'exact', stop: 'exhaustive' },
  add1_int: { start: 'whole', stop: 'exhaustive' },
  'add1_int-noexh': { start: 'whole', stop: 'overBudget' },
};

const SIMPLE: Readonly<Record<string, RuleChoice>> = {
  greedy_cost: { kind: 'greedyVotes', whenNextDoesNotFit: 'skip' },
  greedy_card: { kind: 'greedyVotesPerCost', whenNextDoesNotFit: 'skip' },
  phragmen: { kind: 'phragmen' },
};

/** The rule that a key of the reference outcomes stands for; undefined for one that this package does not have. */
function choiceOf(key: string): RuleChoice | undefined {
  const [, utility, start = '', greedy] = /^mes_(cost|card)_([^+]+)(?:\+greedy_(cost|card))?$/.exec(key) ?? [];
  const addOne = ADD_ONES[start];
  if (addOne === undefined) return SIMPLE[key];
  return {
    kind: 'equalShares',
    utility: utility === 'cost' ? 'cost' : 'count',
    completion: { addOne, greedy: greedy === undefined ? null : greedy === 'cost' ? 'votes' : 'votesPerCost' },
  };
}

/** How many outcomes there are to compare, so that none is left out unseen. */
const FILES = [
  { name: 'approval_shared.jsonl', settled: 53_824, overDraws: 7_500 },
  { name: 'cumulative_shared.jsonl', settled: 17_130, overDraws: 1_491 },
] as const;

/** Many counts in one test. */
const TIME = { timeout: 60_000 };

describe.each(FILES)('random elections of $name', ({ name, settled, overDraws }) => {
  const elections = readReferenceElections(name);
  if (elections === undefined) {
    test(`are not in ${REFERENCE_FOLDER}, so nothing is compared; PABULIB_DIR names another folder`, () => {
      expect(elections).toBeUndefined();
    });
    return;
  }

  test('every outcome under a settled order is that of the reference', TIME, () => {
    let compared = 0;
    for (const { id, election, outcomes } of elections) {
      for (const [key, expected] of Object.entries(outcomes)) {
        const [rule = '', tie] = key.split('|');
        const choice = choiceOf(rule);
        if (choice === undefined || tie === undefined) continue;
        const { funded } = settledCount(choice, election, referenceOrder(election, tie));
        const inOrder = funded.map((place) => election.projects[place]?.id);
        const names = expected as readonly string[];
        if (rule.endsWith('_order')) expect({ id, key, funded: inOrder }).toEqual({ id, key, funded: names });
        expect({ id, key, funded: inOrder.toSorted() }).toEqual({ id, key, funded: names.toSorted() });
        compared += 1;
      }
    }
    expect(compared).toBe(settled);
  });

  test('over all draws the rule funds exactly what the reference funds over all tie-breakings', TIME, () => {
    let compared = 0;
    for (const { id, election, outcomes } of elections) {
      for (const [key, expected] of Object.entries(outcomes)) {
        const choice = key.startsWith('irr_') ? choiceOf(key.slice('irr_'.length)) : undefined;
        if (choice === undefined) continue;
        const sets = new Set((expected as readonly (readonly string[])[]).map((names) => names.toSorted().join()));
        expect({ id, key, sets: outcomesOverDraws(choice, election) }).toEqual({ id, key, sets });
        compared += 1;
      }
    }
    expect(compared).toBe(overDraws);
  });
});
