import { type OpeningRecord, openingRecordHash, type RoundId, type TallyKey } from '@wijkbegroting/domain';
import { OpeningRecordWire } from '@wijkbegroting/records/opening-record.ts';
import { and, desc, eq, gt, inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { SiteDb, SiteTx } from './client.ts';
import { proposedAction } from './schema/site.ts';

/** What somebody proposed to open the vote with. */
export interface PendingOpening {
  readonly record: OpeningRecord;
  /** In hexadecimal. */
  readonly recordSha256: string;
}

const Payload = z.object({ record: OpeningRecordWire });

/** The opening of a round that waits for its second person; undefined when there is none. */
export async function findPendingOpening(
  db: SiteDb | SiteTx,
  roundId: RoundId,
  now: Date,
): Promise<PendingOpening | undefined> {
  const [row] = await db
    .select({ payload: proposedAction.payload })
    .from(proposedAction)
    .where(
      and(
        eq(proposedAction.roundId, roundId),
        eq(proposedAction.kind, 'open-voting'),
        inArray(proposedAction.status, ['proposed', 'approved']),
        gt(proposedAction.expiresAt, now),
      ),
    )
    .orderBy(desc(proposedAction.proposedAt))
    .limit(1);
  if (row === undefined) return undefined;
  const { record } = Payload.parse(JSON.parse(row.payload));
  return { record, recordSha256: openingRecordHash(record) };
}

/** How many trustees sign the opening record: two, or the one that there is. */
export function signaturesNeeded({ trustees }: TallyKey): number {
  return Math.min(2, trustees.length);
}
