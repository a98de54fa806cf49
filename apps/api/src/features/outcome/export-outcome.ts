import { err, ok, type Result } from '@wijkbegroting/domain';
import type { SiteDb } from '../../database/client.ts';
import type { OutcomeRecord } from '@wijkbegroting/records/outcome.ts';
import { csvOf } from '../../wire/csv.ts';
import { type OutcomeUnknown, readOutcome, type ReadOutcome } from './read-outcome.ts';

const HEADER = ['project', 'title', 'costCents', 'votes', 'outcome', 'leftCents'] as const;

/** The projects of an outcome as a table, most votes first. Who may read the outcome may read this. */
export async function exportOutcome(db: SiteDb, asked: ReadOutcome): Promise<Result<string, OutcomeUnknown>> {
  const answer = await readOutcome(db, asked);
  if (!answer.ok) return answer;
  const { outcome } = answer.value;
  return outcome === null ? err({ code: 'outcome-unknown' }) : ok(csvOf([HEADER, ...rowsOf(outcome)]));
}

function rowsOf({ projects }: OutcomeRecord): readonly (readonly (string | number)[])[] {
  return projects.map(({ project, title, costCents, votes, reason }) => [
    project,
    title,
    costCents,
    votes,
    reason.kind,
    reason.kind === 'skippedNoBudget' ? reason.leftCents : '',
  ]);
}
