import type { Draw, RoundId } from '@wijkbegroting/domain';
import type { SiteTx } from '../../database/client.ts';
import { draw } from '../../database/schema/site.ts';

export async function insertDraw(
  tx: SiteTx,
  { roundId, between, order, minutes }: Draw & { readonly roundId: RoundId; readonly minutes: string },
  drawnAt: Date,
): Promise<void> {
  await tx.insert(draw).values({ roundId, between: [...between], drawnOrder: [...order], minutes, drawnAt });
}
