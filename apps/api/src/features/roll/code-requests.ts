import type { CalendarDay } from '@wijkbegroting/domain';
import { and, eq } from 'drizzle-orm';
import type { RollTx } from '../../database/client.ts';
import { codeRequest } from '../../database/schema/roll.ts';

/** Somebody asked for a new code for one entry, and waits for somebody else to ask for the same. */
export type CodeRequest = Omit<typeof codeRequest.$inferSelect, 'roundId'>;

/** The request of today for an entry; undefined when there is none. An earlier one is worth nothing: it is asked anew. */
export async function findRequest(
  tx: RollTx,
  place: { readonly roundId: string; readonly entryId: string },
  today: CalendarDay,
): Promise<CodeRequest | undefined> {
  const [row] = await tx.select().from(codeRequest).where(at(place));
  return row?.askedOn === today ? row : undefined;
}

/** Notes a request, in the place of one of an earlier day. */
export async function saveRequest(tx: RollTx, request: typeof codeRequest.$inferSelect): Promise<void> {
  const { roundId, entryId, ...facts } = request;
  await tx
    .insert(codeRequest)
    .values({ roundId, entryId, ...facts })
    .onConflictDoUpdate({ target: [codeRequest.roundId, codeRequest.entryId], set: facts });
}

export async function deleteRequest(tx: RollTx, place: { roundId: string; entryId: string }): Promise<void> {
  await tx.delete(codeRequest).where(at(place));
}

function at({ roundId, entryId }: { readonly roundId: string; readonly entryId: string }) {
  return and(eq(codeRequest.roundId, roundId), eq(codeRequest.entryId, entryId));
}
