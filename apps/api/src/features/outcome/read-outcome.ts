import { err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import type { z } from 'zod';
import { actsFor, scopeOfRound } from '../../database/area-scope.ts';
import type { SiteDb } from '../../database/client.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import type { Viewer } from '../../database/viewer.ts';
import type { OutcomeAnswer } from '@wijkbegroting/records/outcome.ts';

/** Who may see the count before it is public: those who decide on publication, and the auditor. */
const PREVIEW_ROLES = ['administrator', 'approver', 'auditor'] as const;

export interface OutcomeUnknown {
  readonly code: 'outcome-unknown';
}

export interface ReadOutcome {
  readonly id: RoundId;
  readonly viewer: Viewer | undefined;
}

/** The outcome, for everyone once it was published; for some of the staff as soon as the round was counted. */
export async function readOutcome(
  db: SiteDb,
  { id, viewer }: ReadOutcome,
): Promise<Result<z.output<typeof OutcomeAnswer>, OutcomeUnknown>> {
  const answer = await findOutcomeAnswer(db, id);
  if (answer === undefined) return err({ code: 'outcome-unknown' });
  if (answer.status === 'outcomePublished') return ok(answer);
  const mayPreview = viewer !== undefined && actsFor(viewer.grants, PREVIEW_ROLES, await scopeOfRound(db, id));
  return mayPreview ? ok(answer) : err({ code: 'outcome-unknown' });
}
