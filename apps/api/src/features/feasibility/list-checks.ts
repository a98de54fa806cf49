import { err, ok, phaseOf, type Result, type RoundId } from '@wijkbegroting/domain';
import type { SiteDb } from '../../database/client.ts';
import { findRound } from '../../database/round-reader.ts';
import type { FeasibilityCheckList } from './schemas.ts';
import { pageOfChecks } from './store.ts';

interface ListChecks {
  readonly roundId: RoundId;
  readonly limit: number;
  readonly offset: number;
  readonly now: Date;
}

/** The work of the officials in a round. A draft has no plans yet, and perhaps no phases. */
export async function listChecks(
  db: SiteDb,
  { roundId, limit, offset, now }: ListChecks,
): Promise<Result<FeasibilityCheckList, { readonly code: 'round-unknown' }>> {
  const round = await findRound(db, roundId);
  if (round === undefined || round.status === 'draft') return err({ code: 'round-unknown' });
  const { opensAt, closesAt } = phaseOf(round, 'check');
  const page = await pageOfChecks(db, { round, limit, offset, now });
  return ok({ opensAt, closesAt, supportThreshold: round.rules.support.threshold, ...page, limit, offset });
}
