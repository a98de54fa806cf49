import { type CalendarDay, err, ok, type Result } from '@wijkbegroting/domain';
import { actsFor, scopeOfRound } from '../../database/area-scope.ts';
import { recordAuditEvent } from '../../database/audit-log.ts';
import type { Databases, RollDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { clearHeld, findHeld, findRoundOfHeld } from './store.ts';

export interface HeldCollection {
  readonly id: string;
  readonly day: CalendarDay;
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
