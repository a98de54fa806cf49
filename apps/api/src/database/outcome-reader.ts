import { type RoundId, roundId } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import { type OutcomeAnswer, OutcomeWire } from '@wijkbegroting/records/outcome.ts';
import type { SiteDb } from './client.ts';
import { outcome, round } from './schema/site.ts';
import { findOpenTie } from './tie-store.ts';

/** How far the count of a round is; undefined before it was counted for the first time. */
export async function findOutcomeAnswer(db: SiteDb, id: RoundId): Promise<z.output<typeof OutcomeAnswer> | undefined> {
  const [row] = await db
    .select({
      id: round.id,
      status: round.status,
      outcome: outcome.outcome,
      countedAt: outcome.countedAt,
      publishedAt: outcome.publishedAt,
    })
    .from(round)
    .leftJoin(outcome, eq(outcome.roundId, round.id))
    .where(eq(round.id, id))
    .orderBy(round.id);
  if (row === undefined) return undefined;
  const { status, countedAt, publishedAt } = row;
  if (status !== 'awaitingDraw' && status !== 'counted' && status !== 'outcomePublished') return undefined;
  const tie = status === 'awaitingDraw' ? await findOpenTie(db, id) : undefined;
  return {
    roundId: roundId(row.id),
    status,
    tie: tie === undefined ? null : { between: tie.between, votes: tie.votes, moneyLeftCents: tie.moneyLeftCents },
    outcome: row.outcome === null ? null : OutcomeWire.parse(row.outcome),
    countedAt,
    publishedAt,
  };
}
