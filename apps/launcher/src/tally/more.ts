import {
  type CountOutcome,
  compareRules,
  type Completion,
  isMonotone,
  type Place,
  type RuleChoice,
  RULES,
  ruleFor,
  type VotesNeeded,
  votesNeeded,
} from '@wijkbegroting/domain';
import { runToEnd } from './run-count.ts';
import type { CountedFile } from './tally-file.ts';

/** Counts that the search for missing voters may do for one project. */
const MOST_COUNTS = 2000;

/** A rule that was not asked for, and what it gives. */
export interface OtherRule {
  readonly name: string;
  readonly outcome: CountOutcome;
}

/** What every rule gives, the asked one too; those of Equal Shares with the completion that was asked for. */
export function compareWithOthers({ scene, ties, options }: CountedFile): readonly OtherRule[] {
  const { choice } = options.rule;
  const completion: Completion = choice.kind === 'equalShares' ? choice.completion : { addOne: null, greedy: null };
  const choices = Object.entries<RuleChoice>(RULES).map(([name, rule]): [string, RuleChoice] => [
    name,
    rule.kind === 'equalShares' ? { ...rule, completion } : rule,
  ]);
  const comparing = compareRules(
    scene.election,
    choices.map(([, rule]) => rule),
    ties,
  );
  const outcomes = runToEnd('andere regels', comparing);
  return outcomes.map(({ outcome }, at) => ({ name: choices[at]?.[0] ?? '', outcome }));
}

/** A project and how many voters it was short of. */
export interface ShortProject {
  readonly project: Place;
  readonly needed: VotesNeeded;
}

/** How many voters the asked projects were short of; none when the count has no outcome. */
export function votesNeededFor({ scene, ties, options, outcome }: CountedFile): readonly ShortProject[] {
  if (outcome.kind !== 'count') return [];
  const { election } = scene;
  const asked = options.show.votesNeeded;
  const projects = [...election.projects.keys()].filter((place) =>
    asked === 'all' ? !outcome.funded.includes(place) : asked.includes(election.projects[place]?.id ?? ''),
  );
  const search = { isMonotone: isMonotone(options.rule.choice), mostCounts: MOST_COUNTS };
  return projects.map((project) => ({
    project,
    needed: runToEnd('kiezers tekort', votesNeeded(election, ruleFor(options.rule.choice), project, ties, search)),
  }));
}
