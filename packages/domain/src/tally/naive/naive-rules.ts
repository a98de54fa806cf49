import type { DividingRule } from '../rules.ts';
import type { NaiveRule } from './conditions.ts';
import { naiveEqualShares } from './equal-shares.ts';
import { naiveGreedy } from './greedy.ts';
import { naiveMaximinSupport } from './maximin-support.ts';
import { naivePhragmen } from './phragmen.ts';

/**
 * The naive twin of a rule: written from its definition, on its own, to test the rule with. It looks at every voter,
 * works everything out again at every step, and is only fit for a few projects and voters.
 */
export function naiveRuleFor(choice: DividingRule): NaiveRule {
  switch (choice.kind) {
    case 'greedyVotes':
      return naiveGreedy('votes', choice.whenNextDoesNotFit);
    case 'greedyVotesPerCost':
      return naiveGreedy('votesPerCost', choice.whenNextDoesNotFit);
    case 'equalShares':
      return naiveEqualShares({ utility: choice.utility, ...choice.completion });
    case 'phragmen':
      return naivePhragmen;
    case 'maximinSupport':
      return naiveMaximinSupport;
  }
}
