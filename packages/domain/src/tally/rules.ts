import { type Method, ruleOf } from './count.ts';
import { type Completion, equalShares } from './equal-shares/method.ts';
import type { Utility } from './equal-shares/supporters.ts';
import { type EqualProjects, takeInTurn, type WhenNextDoesNotFit } from './greedy.ts';
import type { Election, Place } from './election.ts';
import { phragmen } from './phragmen.ts';
import { rankByScore, rankByScorePerCost } from './ranking.ts';
import type { Rule } from './rule.ts';

/** A rule of counting with its options, as data that can be stored and shown. */
export type RuleChoice =
  | { readonly kind: 'greedyVotes'; readonly whenNextDoesNotFit: WhenNextDoesNotFit }
  | { readonly kind: 'greedyVotesPerCost'; readonly whenNextDoesNotFit: WhenNextDoesNotFit }
  | { readonly kind: 'equalShares'; readonly utility: Utility; readonly completion: Completion }
  | { readonly kind: 'phragmen' };

/** Whether a rule asks how many points a choice got; the other rules take every choice for support. */
export function usesPoints({ kind }: RuleChoice): boolean {
  return kind !== 'phragmen';
}

/** The rule that a choice stands for. */
export function ruleFor(choice: RuleChoice): Rule {
  return ruleOf(methodFor(choice));
}

function methodFor(choice: RuleChoice): Method {
  switch (choice.kind) {
    case 'greedyVotes':
      return greedy(rankByScore, choice.whenNextDoesNotFit);
    case 'greedyVotesPerCost':
      return greedy(rankByScorePerCost, choice.whenNextDoesNotFit);
    case 'equalShares':
      return equalShares(choice.utility, choice.completion);
    case 'phragmen':
      return phragmen;
  }
}

type Ranking = (election: Election, projects: readonly Place[]) => readonly EqualProjects[];

function greedy(rank: Ranking, whenNextDoesNotFit: WhenNextDoesNotFit): Method {
  return function* divide({ election, open, pot, ties }) {
    const steps = takeInTurn({ groups: rank(election, open), pot, ties, whenNextDoesNotFit });
    return 'kind' in steps ? steps : { kind: 'division', steps };
  };
}
