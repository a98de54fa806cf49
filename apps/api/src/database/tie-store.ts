import { cents, type Draw, projectId, type ProjectId, type RoundId, type Tie } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';
import { draw, tie } from './schema/site.ts';

const toProjects = (ids: readonly string[]): readonly ProjectId[] => ids.map((id) => projectId(id));

/** The recorded draws of a round, the oldest first. */
export async function findDraws(
  db: SiteDb | SiteTx,
  roundId: RoundId,
): Promise<readonly (Draw & { minutes: string | null; drawnAt: Date })[]> {
  const rows = await db.select().from(draw).where(eq(draw.roundId, roundId)).orderBy(draw.drawnAt, draw.between);
  return rows.map(({ between, drawnOrder, minutes, drawnAt }) => ({
    between: toProjects(between),
    order: toProjects(drawnOrder),
    minutes,
    drawnAt,
  }));
}

/** The tie that waits for its draw; undefined when there is none. */
export async function findOpenTie(db: SiteDb | SiteTx, roundId: RoundId): Promise<Tie | undefined> {
  const settled = new Set((await findDraws(db, roundId)).map(({ between }) => between.join()));
  const rows = await db.select().from(tie).where(eq(tie.roundId, roundId)).orderBy(tie.foundAt, tie.between);
  const row = rows.find(({ between }) => !settled.has(between.join()));
  if (row === undefined) return undefined;
  return { kind: 'tie', between: toProjects(row.between), votes: row.votes, moneyLeftCents: cents(row.moneyLeftCents) };
}
