import {
  err,
  nextRoundStatus,
  ok,
  type Result,
  type RoundId,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction } from '../../database/client.ts';
import { findRound } from '../../database/round-reader.ts';
import { saveRoundStatus } from '../../database/round-store.ts';
import type { Execution } from './execution.ts';
import { findOutcomeHash, savePublished } from './outcome-store.ts';

export type PublishOutcomeError =
  RoundTransitionRefused | { readonly code: 'round-unknown' | 'outcome-unknown' | 'action-outdated' };

export interface PublishOutcome {
  readonly roundId: RoundId;
  readonly outcomeSha256: string;
}

/** Makes the counted outcome public: exactly the one that two people have seen. */
export function publishOutcome(
  { databases, accountId, now }: Execution,
  { roundId, outcomeSha256 }: PublishOutcome,
): Promise<Result<void, PublishOutcomeError>> {
  return inTransaction(databases.site, async (tx): Promise<Result<void, PublishOutcomeError>> => {
    const round = await findRound(tx, roundId);
    if (round === undefined) return err({ code: 'round-unknown' });
    const counted = await findOutcomeHash(tx, roundId);
    if (counted === undefined) return err({ code: 'outcome-unknown' });
    if (counted.sha256 !== outcomeSha256) return err({ code: 'action-outdated' });
    if (counted.publishedAt !== null) return ok(undefined);
    const next = nextRoundStatus(round.status, 'publishOutcome');
    if (!next.ok) return next;
    await savePublished(tx, roundId, now);
    await saveRoundStatus(tx, roundId, { status: next.value });
    await appendAuditEvent(tx, { type: 'outcome-published', at: now, accountId, roundId, facts: { outcomeSha256 } });
    return ok(undefined);
  });
}
