import {
  type CountOutcome,
  type Election,
  type Place,
  representedBy,
  type RuleChoice,
  type RuleOutcome,
  RULES,
  scoresOf,
} from '@wijkbegroting/domain';
import { amountText, completionText, nameOf, type Scene, ruleText } from '@wijkbegroting/tally-words';
import { type CountChoice, ruleChoiceOf } from './choice.ts';

/** What one rule made of the same ballots. */
export interface ComparedRule {
  readonly name: string;
  /** What happens with money that is left, where the rule says so. */
  readonly note: string | null;
  readonly isChosen: boolean;
  /** null when the rule waits for lots or was broken off. */
  readonly result: {
    readonly planCount: number;
    readonly spent: string;
    readonly left: string;
    readonly represented: number;
  } | null;
}

/**
 * One plan under every rule, in the order of the rules; 'waits' when lots still have to be drawn, 'brokenOff' when the
 * count would have taken too long.
 */
export interface ComparedPlan {
  readonly place: Place;
  readonly name: string;
  readonly cells: readonly Cell[];
}

/** What became of a plan under one rule. */
export type Cell = 'funded' | 'notFunded' | 'waits' | 'brokenOff';

/** The same ballots under every rule. */
export interface ComparisonView {
  readonly voters: number;
  readonly rules: readonly ComparedRule[];
  readonly plans: readonly ComparedPlan[];
}

/** Every rule by its name, and the chosen one with its completion when that is none of them. */
export function comparedChoices(chosen: CountChoice): readonly RuleChoice[] {
  const all = Object.values<RuleChoice>(RULES);
  return chosen.completion === 'none' ? all : [...all, ruleChoiceOf(chosen)];
}

/** The outcomes of `comparedChoices` for the page; plans with the most votes first. */
export function comparisonView(
  scene: Scene,
  election: Election,
  outcomes: readonly RuleOutcome[],
  chosen: CountChoice,
): ComparisonView {
  const scores = scoresOf(election);
  const isChosen = (choice: RuleChoice): boolean => isSame(choice, ruleChoiceOf(chosen));
  const places = [...election.projects.keys()].toSorted((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0));
  const cellsBy = outcomes.map(({ outcome }) => cellOf(outcome));
  return {
    voters: election.voters,
    rules: outcomes.map((one) => ({ ...comparedRule(scene, election, one), isChosen: isChosen(one.choice) })),
    plans: places.map((place) => ({
      place,
      name: nameOf(scene, place),
      cells: cellsBy.map((cell) => cell(place)),
    })),
  };
}

function cellOf(outcome: CountOutcome): (place: Place) => Cell {
  if (outcome.kind === 'tie') return () => 'waits';
  if (outcome.kind === 'tooMuchWork') return () => 'brokenOff';
  const funded = new Set(outcome.funded);
  return (place) => (funded.has(place) ? 'funded' : 'notFunded');
}

function comparedRule(
  { currency }: Scene,
  election: Election,
  { choice, outcome }: RuleOutcome,
): Omit<ComparedRule, 'isChosen'> {
  const result =
    outcome.kind !== 'count'
      ? null
      : {
          planCount: outcome.funded.length,
          spent: amountText(outcome.spent, currency),
          left: amountText(election.budget - outcome.spent, currency),
          represented: representedBy(election, outcome.funded).voters,
        };
  return { name: ruleText(choice).name, note: completionText(choice), result };
}

function isSame(one: RuleChoice, other: RuleChoice): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
