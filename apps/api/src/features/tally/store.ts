import type { Draw, RoundId, RoundStatus, Tie } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { SiteTx } from '../../database/client.ts';
import { draw, outcome, round, tie } from '../../database/schema/site.ts';
import type { OutcomeRecord } from '@wijkbegroting/records/outcome.ts';

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

/** Notes the lots that were computed for a tie; they are the same however often they are computed. */
export async function saveComputedDraw(
  tx: SiteTx,
  { roundId, between, order }: Draw & { readonly roundId: RoundId },
  drawnAt: Date,
): Promise<void> {
  await tx
    .insert(draw)
    .values({ roundId, between: [...between], drawnOrder: [...order], minutes: null, drawnAt })
    .onConflictDoNothing();
}

export async function saveOutcome(tx: SiteTx, record: OutcomeRecord, countedAt: Date): Promise<void> {
  await tx.insert(outcome).values({ roundId: record.roundId, outcome: record, countedAt, publishedAt: null });
}
