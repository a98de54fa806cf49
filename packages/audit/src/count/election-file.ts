import { dayOf, invariant, ok, type OpeningRecord, type ProjectId, type Result } from '@wijkbegroting/domain';
import { formatPabulib } from '@wijkbegroting/domain/pabulib/format.ts';
import type { PabulibProblem } from '@wijkbegroting/domain/pabulib/problems.ts';
import { fromElection, type PublishedRound } from '@wijkbegroting/domain/pabulib/from-election.ts';

/** `electionFile` of a round that was counted here. @throws when others could not read it */
export function electionText(...round: Parameters<typeof electionFile>): string {
  const file = electionFile(...round);
  invariant(file.ok, 'a counted round makes a file that can be read');
  return file.value;
}

/**
 * `election.pb`: the counted ballots in the format of Pabulib. It is made from the opening record, the funded projects
 * and the counted ballots alone, so that everyone can make the same bytes; areas and categories are therefore named by
 * their codes. Rule: docs/protocol.md, section 10.
 * @param record one that `isCountable` allows
 * @returns the problems that a reader would have with it, such as a text that is empty
 */
export function electionFile(
  record: OpeningRecord,
  funded: readonly ProjectId[],
  counted: readonly (readonly ProjectId[])[],
): Result<string, readonly PabulibProblem[]> {
  const { round, budgetCents, projects } = record;
  const file = fromElection({
    description: round.title,
    country: 'Netherlands',
    unit: round.gemeenteCode,
    district: round.areaCodes.join(', '),
    instance: round.id,
    language: 'nl',
    rule: 'greedy',
    ...votingDays(record),
    budgetCents,
    voteType: 'approval',
    limits: limitsOf(record),
    projects: projects.map(({ id, costCents, title, categoryId }) => ({
      id,
      costCents,
      name: title,
      categories: [categoryId],
    })),
    funded: new Set<string>(funded),
    ballots: counted.map((choices) => ({ choices })),
  });
  return file.ok ? ok(formatPabulib(file.value.tables)) : file;
}

/** The first and the last day on which one could vote. */
function votingDays({ phases }: OpeningRecord): Pick<PublishedRound, 'firstDay' | 'lastDay'> {
  const vote = phases.find(({ id }) => id === 'vote');
  invariant(vote !== undefined, 'an opening record has all phases');
  const lastMoment = new Date(new Date(vote.closesAt).getTime() - 1);
  return { firstDay: dayOf(new Date(vote.opensAt)), lastDay: dayOf(lastMoment) };
}

function limitsOf({ rules, budgetCents }: OpeningRecord): NonNullable<PublishedRound['limits']> {
  const { kind, minimumChoices, maximumChoices } = rules.vote.ballot;
  return {
    minLength: minimumChoices,
    ...(maximumChoices === null ? {} : { maxLength: maximumChoices }),
    ...(kind === 'divideBudget' ? { maxSumCostCents: budgetCents } : {}),
  };
}
