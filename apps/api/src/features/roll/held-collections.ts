import { type CalendarDay, err, ok, type Result, type Round } from '@wijkbegroting/domain';
import { actsFor, scopeOfRound } from '../../database/area-scope.ts';
import { recordAuditEvent } from '../../database/audit-log.ts';
import { type Databases, inTransaction, type RollDb } from '../../database/client.ts';
import type { EntryState } from '../../database/schema/roll.ts';
import type { Viewer } from '../../database/viewer.ts';
import { keyedHash } from '../../protocol/keyed-hash.ts';
import { clearHeld, findHeld, findRoundOfHeld, lockEntry } from './store.ts';

export interface HeldCollection {
  readonly id: string;
  readonly day: CalendarDay;
}

export interface FoundEntry {
  readonly state: EntryState;
  readonly day: CalendarDay | null;
  /** Only when the collection waits for a check. */
  readonly heldId: string | null;
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
      return ok({ state: entry.state, day: entry.day, heldId: entry.state === 'held' ? entry.id : null });
    },
  );
  if (!found.ok) return found;
  await recordAuditEvent(site, { type: 'roll-entry-looked-up', at: now, accountId, roundId: round.id });
  return found;
}

/** The collections that wait for a human check: a random id and the day, nothing of the person. */
export function listHeldCollections(roll: RollDb, roundId: string): Promise<readonly HeldCollection[]> {
  return findHeld(roll, roundId);
}

export type ClearHeldError = { readonly code: 'held-collection-unknown' | 'not-allowed' };

/** Lets the collection of a pass go on after somebody has looked at it. The person then tries again with the same code. */
export async function clearHeldCollection(
  { site, roll }: Databases,
  { heldId, viewer, now }: { readonly heldId: string; readonly viewer: Viewer; readonly now: Date },
): Promise<Result<{ readonly id: string; readonly state: 'cleared' }, ClearHeldError>> {
  const roundId = await findRoundOfHeld(roll, heldId);
  if (roundId === undefined) return err({ code: 'held-collection-unknown' });
  if (!actsFor(viewer.grants, ['administrator'], await scopeOfRound(site, roundId)))
    return err({ code: 'not-allowed' });
  await clearHeld(roll, heldId);
  await recordAuditEvent(site, { type: 'held-collection-cleared', at: now, accountId: viewer.id, roundId });
  return ok({ id: heldId, state: 'cleared' });
}
