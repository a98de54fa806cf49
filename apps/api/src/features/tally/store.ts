import type { RoundId, RoundStatus, Tie } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { SiteTx } from '../../database/client.ts';
import { outcome, round, tie } from '../../database/schema/site.ts';
import type { OutcomeRecord } from '../../wire/outcome.ts';

/** Status of a round, held against others until the end of the transaction. */
export async function lockRoundStatus(tx: SiteTx, roundId: RoundId): Promise<RoundStatus | undefined> {
  const [row] = await tx.select({ status: round.status }).from(round).where(eq(round.id, roundId)).for('update');
  return row?.status;
}

/** Notes the tie that the count has met; meeting it again changes nothing. */
export async function saveTie(tx: SiteTx, roundId: RoundId, met: Tie, foundAt: Date): Promise<void> {
  const { between, votes, moneyLeftCents } = met;
  await tx
    .insert(tie)
    .values({ roundId, between: [...between], votes, moneyLeftCents, foundAt })
    .onConflictDoNothing();
}

export async function saveOutcome(tx: SiteTx, record: OutcomeRecord, countedAt: Date): Promise<void> {
  await tx.insert(outcome).values({ roundId: record.roundId, outcome: record, countedAt, publishedAt: null });
}
