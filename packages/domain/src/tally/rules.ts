import { type Method, ruleOf } from './count.ts';
import { type Completion, equalShares } from './equal-shares/method.ts';
import type { Utility } from './equal-shares/supporters.ts';
import { type EqualProjects, takeInTurn, type WhenNextDoesNotFit } from './greedy.ts';
import type { Election, Place } from './election.ts';
import { maxWelfare } from './max-welfare.ts';
import { maximinSupport } from './maximin-support.ts';
import { phragmen } from './phragmen.ts';
import { rankByScore, rankByScorePerCost } from './ranking.ts';
import type { CountOutcome, Rule } from './rule.ts';

/** A rule that divides the money, with its options, as data that can be stored and shown. */
export type DividingRule =
  | { readonly kind: 'greedyVotes'; readonly whenNextDoesNotFit: WhenNextDoesNotFit }
  | { readonly kind: 'greedyVotesPerCost'; readonly whenNextDoesNotFit: WhenNextDoesNotFit }
  | { readonly kind: 'equalShares'; readonly utility: Utility; readonly completion: Completion }
  | { readonly kind: 'phragmen' }
  | { readonly kind: 'maximinSupport' };

/** A rule of counting: one that divides the money, or the search for the best total, which is for information only. */
export type RuleChoice = DividingRule | { readonly kind: 'maxWelfare'; readonly utility: Utility };

/** Whether a rule asks how many points a choice got; the other rules take every choice for support. */
export function usesPoints({ kind }: RuleChoice): boolean {
  return kind !== 'phragmen' && kind !== 'maximinSupport';
}

/** The rule that a choice stands for. */
export function ruleFor(choice: DividingRule): Rule;
export function ruleFor(choice: RuleChoice): Rule<CountOutcome>;
export function ruleFor(choice: RuleChoice): Rule<CountOutcome> {
  if (choice.kind === 'maxWelfare') return (election, ties) => maxWelfare(election, choice.utility, ties);
  return ruleOf(methodFor(choice));
}

function methodFor(choice: DividingRule): Method {
  switch (choice.kind) {
    case 'greedyVotes':
      return greedy(rankByScore, choice.whenNextDoesNotFit);
    case 'greedyVotesPerCost':
      return greedy(rankByScorePerCost, choice.whenNextDoesNotFit);
    case 'equalShares':
      return equalShares(choice.utility, choice.completion);
    case 'phragmen':
      return phragmen;
    case 'maximinSupport':
      return maximinSupport;
  }
}

type Ranking = (election: Election, projects: readonly Place[]) => readonly EqualProjects[];

function greedy(rank: Ranking, whenNextDoesNotFit: WhenNextDoesNotFit): Method {
  return function* divide({ election, open, pot, ties }) {
    const steps = takeInTurn({ groups: rank(election, open), pot, ties, whenNextDoesNotFit });
    return 'kind' in steps ? steps : { kind: 'division', steps };
  };
}
