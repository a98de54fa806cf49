import type { OpeningRecord, ProjectId } from '@wijkbegroting/domain';
import { rivalsOf, RIVALS } from './invented-round.ts';
import type { Chance } from './random.ts';

/** One of so many people wants no project at all. */
const BLANK = 0.04;
/** One of so many people wants two of the rivals. */
const WANTS_RIVALS = 0.75;

/**
 * What people want to vote, each within the budget. With a tie the rivals get equally many votes, and more than any other
 * project: people want the first two, the last two, or the first and the last, each as often as the others.
 */
export function inventIntentions(
  record: OpeningRecord,
  count: number,
  { isTie, chance }: { readonly isTie: boolean; readonly chance: Chance },
): readonly (readonly ProjectId[])[] {
  const rivals = rivalsOf(record).map(({ id }) => id);
  const wanting = isTie ? Math.floor((count * WANTS_RIVALS) / RIVALS) * RIVALS : 0;
  const wishes = Array.from({ length: count }, (_, at): readonly ProjectId[] => {
    if (at < wanting) return withOthers(record, rivals.toSpliced(at % RIVALS, 1), chance);
    if (chance.next() < BLANK) return [];
    return withOthers(record, isTie ? [] : rivals.slice(0, chance.below(2)), chance);
  });
  return chance.shuffled(wishes);
}

/** Adds projects that are no rivals, as far as the money lasts; the first ones are the most popular. */
function withOthers(record: OpeningRecord, start: readonly ProjectId[], chance: Chance): readonly ProjectId[] {
  const rivals = new Set(rivalsOf(record));
  const prices = new Map(record.projects.map(({ id, costCents }) => [id, costCents]));
  let left = record.budgetCents - start.reduce((sum, id) => sum + (prices.get(id) ?? 0), 0);
  const choices = [...start];
  record.projects.forEach((project, at) => {
    const isWanted = chance.next() < 0.45 / (1 + at / 8);
    if (rivals.has(project) || !isWanted || project.costCents > left) return;
    choices.push(project.id);
    left -= project.costCents;
  });
  return choices.toSorted();
}
