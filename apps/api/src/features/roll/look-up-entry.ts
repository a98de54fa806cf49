import { type CalendarDay, dayOf, err, ok, type Result, type Round } from '@wijkbegroting/domain';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction } from '../../database/client.ts';
import type { EntryState } from '../../database/schema/roll.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { findRequest } from './code-requests.ts';
import { lockEntry } from './store.ts';

export interface FoundEntry {
  readonly state: EntryState;
  readonly day: CalendarDay | null;
  /** Only when the collection waits for a check. */
  readonly heldId: string | null;
  /** A new code that was asked for today and waits for a second person; null when there is none. */
  readonly replacement: { readonly isOwn: boolean } | null;
}

/**
 * What became of the code of one person, for the helpdesk: somebody who calls gives a name, the gemeente's own records
 * give the reference, and this says whether the pass was collected or is on hold. Says nothing of a ballot.
 */
export async function lookUpEntry(
  { site, roll }: Databases,
  request: {
    readonly round: Round;
    readonly reference: string;
    readonly accountId: string;
    readonly now: Date;
    readonly pepper: Buffer;
  },
): Promise<Result<FoundEntry, { readonly code: 'reference-unknown' }>> {
  const { round, reference, accountId, now, pepper } = request;
  const found = await inTransaction(
    roll,
    async (tx): Promise<Result<FoundEntry, { readonly code: 'reference-unknown' }>> => {
      const entry = await lockEntry(tx, round.id, keyedHash(pepper, 'reference', round.id, reference));
      if (entry === undefined) return err({ code: 'reference-unknown' });
      const asked = await findRequest(tx, { roundId: round.id, entryId: entry.id }, dayOf(now));
      const replacement = asked === undefined ? null : { isOwn: asked.askedBy === accountId };
      const heldId = entry.state === 'held' ? entry.id : null;
      return ok({ state: entry.state, day: entry.day, heldId, replacement });
    },
  );
  if (!found.ok) return found;
  await recordAuditEvent(site, { type: 'roll-entry-looked-up', at: now, accountId, roundId: round.id });
  return found;
}
