import { type CountOutcome, countJson, type Election, type Place } from '@wijkbegroting/domain';
import { unitsText } from '@wijkbegroting/domain/pabulib/amounts.ts';
import { compareWithOthers, votesNeededFor } from './more.ts';
import type { CountedFile } from './tally-file.ts';

/**
 * The count as one line of JSON: amounts are decimal text in the currency of the file, `funded` stands in the order of
 * selection. When the count waits for lots or was too much work, `funded` and `cost` are null; a tie that waits has no
 * `chosen`.
 */
export function jsonLine(counted: CountedFile): string {
  const { name, options, outcome, seconds } = counted;
  const { election } = counted.scene;
  const { show } = options;
  const compared = show.compare ? compareWithOthers(counted) : [];
  const needed = votesNeededFor(counted);
  return JSON.stringify({
    file: name,
    rule: options.rule.name,
    completion: options.rule.completion,
    tie: options.tie.text,
    voters: election.voters,
    projects: election.projects.length,
    budget: unitsText(election.budget, election.currencyUnit),
    ...outcomeOf(election, outcome),
    ties: tiesOf(election, outcome),
    seconds: Math.round(seconds * 1000) / 1000,
    ...(show.trace ? { trace: countJson(election, outcome) } : {}),
    ...(show.compare
      ? { compare: compared.map((other) => ({ rule: other.name, ...outcomeOf(election, other.outcome) })) }
      : {}),
    ...(needed.length === 0
      ? {}
      : { votesNeeded: Object.fromEntries(needed.map((one) => [idOf(election, one.project), one.needed])) }),
  });
}

function outcomeOf(election: Election, outcome: CountOutcome) {
  if (outcome.kind !== 'count') return { funded: null, cost: null };
  return {
    funded: outcome.funded.map((place) => idOf(election, place)),
    cost: unitsText(outcome.spent, election.currencyUnit),
  };
}

/** The ties that an order settled, each with the project that came first, and the one that nobody settled. */
function tiesOf(election: Election, outcome: CountOutcome) {
  const ids = (places: readonly Place[]): readonly string[] => places.map((place) => idOf(election, place)).toSorted();
  if (outcome.kind === 'tie') return [{ between: ids(outcome.between), chosen: null }];
  if (outcome.kind === 'tooMuchWork') return [];
  return outcome.steps.flatMap(({ taken, equal, projects: [first] }) =>
    taken === 'drawn' && first !== undefined ? [{ between: ids(equal), chosen: idOf(election, first.project) }] : [],
  );
}

function idOf({ projects }: Election, place: Place): string {
  return projects[place]?.id ?? '';
}
