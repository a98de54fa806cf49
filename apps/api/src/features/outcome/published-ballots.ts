import { err, FEWEST_BALLOTS, ok, type OpeningRecord, type Result, type RoundId } from '@wijkbegroting/domain';
import { findBox } from '../../database/ballot-box.ts';
import type { Databases } from '../../database/client.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import type { OutcomeRecord } from '@wijkbegroting/records/outcome.ts';

export type ExportBallotsError =
  { readonly code: 'outcome-unknown' } | { readonly code: 'too-few-ballots'; readonly minimum: number };

/** A round whose ballots may be given out one by one. */
export interface PublishedBallots {
  readonly record: OpeningRecord;
  readonly recordHash: string;
  readonly outcome: OutcomeRecord;
}

/** The round, when its outcome was published and it has enough ballots. */
export async function findPublishedBallots(
  { site, urn }: Databases,
  id: RoundId,
): Promise<Result<PublishedBallots, ExportBallotsError>> {
  const answer = await findOutcomeAnswer(site, id);
  const outcome = answer?.status === 'outcomePublished' ? answer.outcome : null;
  const box = await findBox(urn, id);
  if (outcome === null || box === undefined) return err({ code: 'outcome-unknown' });
  if (outcome.ballotCount < FEWEST_BALLOTS) return err({ code: 'too-few-ballots', minimum: FEWEST_BALLOTS });
  return ok({ ...box, outcome });
}
