import {
  type CategoryId,
  dayOf,
  invariant,
  ok,
  type OpeningRecord,
  type Result,
  type RoundId,
} from '@wijkbegroting/domain';
import { formatPabulib } from '@wijkbegroting/domain/pabulib/format.ts';
import { fromElection } from '@wijkbegroting/domain/pabulib/from-election.ts';
import { findAreaNames } from '../../database/area-reader.ts';
import type { Databases, SiteDb } from '../../database/client.ts';
import { findRound } from '../../database/round-reader.ts';
import { keepTexts } from './kept-texts.ts';
import { countedBallots } from '../../database/counted-ballots.ts';
import { type ExportBallotsError, findPublishedBallots, type PublishedBallots } from './published-ballots.ts';

/**
 * Gives a published round as a Pabulib file, so that anyone can count it with any program. Ballots stand in the order
 * of what they say: nothing is left of who cast them or when.
 */
export function electionExporter(databases: Databases) {
  const keep = keepTexts();
  return async (id: RoundId): Promise<Result<string, ExportBallotsError>> => {
    const published = await findPublishedBallots(databases, id);
    if (!published.ok) return published;
    return ok(await keep(published.value.recordHash, () => fileOf(databases, published.value)));
  };
}

async function fileOf({ site, urn }: Databases, { record, outcome }: PublishedBallots): Promise<string> {
  const ballots = await countedBallots(urn, record);
  const { round, budgetCents, projects } = record;
  const names = await findAreaNames(site, [round.gemeenteCode, ...round.areaCodes]);
  const labels = await categoryLabels(site, round.id);
  const file = fromElection({
    description: round.title,
    country: 'Netherlands',
    unit: names.get(round.gemeenteCode) ?? round.gemeenteCode,
    district: round.areaCodes.map((code) => names.get(code) ?? code).join(', '),
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
      categories: [labels.get(categoryId) ?? categoryId],
    })),
    funded: new Set<string>(outcome.funded),
    ballots,
  });
  invariant(file.ok, 'a counted round makes a file that can be read');
  return formatPabulib(file.value.tables);
}

/** What people call the categories; without commas, as the file names several in a list. */
async function categoryLabels(site: SiteDb, id: RoundId): Promise<ReadonlyMap<CategoryId, string>> {
  const categories = (await findRound(site, id))?.categories ?? [];
  return new Map(categories.map(({ id: category, label }) => [category, label.replaceAll(',', ' ')]));
}

/** The first and the last day on which one could vote. */
function votingDays({ phases }: OpeningRecord) {
  const vote = phases.find(({ id }) => id === 'vote');
  invariant(vote !== undefined, 'an opening record has all phases');
  const closes = new Date(vote.closesAt);
  const lastDay = dayOf(new Date(closes.getTime() - 1));
  return { firstDay: dayOf(new Date(vote.opensAt)), lastDay };
}

function limitsOf({ rules, budgetCents }: OpeningRecord) {
  const { kind, minimumChoices, maximumChoices } = rules.vote.ballot;
  return {
    minLength: minimumChoices,
    ...(maximumChoices === null ? {} : { maxLength: maximumChoices }),
    ...(kind === 'divideBudget' ? { maxSumCostCents: budgetCents } : {}),
  };
}
