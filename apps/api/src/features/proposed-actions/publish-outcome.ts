import {
  err,
  invariant,
  nextRoundStatus,
  ok,
  type Result,
  type RoundId,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction } from '../../database/client.ts';
import { logKeeperOf } from '../../database/log-keeper.ts';
import { findOutcomeAnswer } from '../../database/outcome-reader.ts';
import { appendToLog, inUrnTransaction } from '../../database/public-log.ts';
import { findRound } from '../../database/round-reader.ts';
import { saveRoundStatus } from '../../database/round-store.ts';
import { resultEvent } from '@wijkbegroting/audit/count/result-files.ts';
import { decisionEvent } from './decision-event.ts';
import type { Decided, Execution } from './execution.ts';
import { findOutcomeHash, savePublished } from './outcome-store.ts';

export type PublishOutcomeError =
  RoundTransitionRefused | { readonly code: 'round-unknown' | 'outcome-unknown' | 'action-outdated' };

export interface PublishOutcome {
  readonly roundId: RoundId;
  readonly outcomeSha256: string;
}

/** Makes the counted outcome public: exactly the one that two people have seen. The log names it from then on. */
export async function publishOutcome(
  execution: Execution,
  asked: PublishOutcome,
  decided: Decided,
): Promise<Result<void, PublishOutcomeError>> {
  const { databases, keyEncryption } = execution.setting;
  const published = await publish(execution, asked);
  if (!published.ok) return published;
  const answer = await findOutcomeAnswer(databases.site, asked.roundId);
  const outcome = answer?.outcome ?? null;
  invariant(outcome !== null, 'a published round has its outcome');
  const keeper = await logKeeperOf(databases, asked.roundId, keyEncryption);
  const { steps, ...result } = outcome;
  await inUrnTransaction(databases.urn, (tx) =>
    appendToLog(tx, keeper, [decisionEvent('publish-outcome', decided), resultEvent(result, steps)]),
  );
  return ok(undefined);
}

function publish(
  { setting, accountId, now }: Execution,
  { roundId, outcomeSha256 }: PublishOutcome,
): Promise<Result<void, PublishOutcomeError>> {
  return inTransaction(setting.databases.site, async (tx): Promise<Result<void, PublishOutcomeError>> => {
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
