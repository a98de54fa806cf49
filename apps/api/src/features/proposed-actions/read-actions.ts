import { invariant } from '@wijkbegroting/domain';
import type { SiteDb } from '../../database/client.ts';
import { findAction, listActions, type ProposedAction } from './store.ts';

/** The actions of a round as people see them at this moment, the newest first. */
export async function readActions(site: SiteDb, roundId: string, now: Date): Promise<readonly ProposedAction[]> {
  return (await listActions(site, roundId)).map((action) => shown(action, now));
}

/** One action that was written or changed just now. */
export async function readAction(site: SiteDb, id: string, now: Date): Promise<ProposedAction> {
  const action = await findAction(site, id);
  invariant(action !== undefined, 'an action is never removed');
  return shown(action, now);
}

function shown(action: ProposedAction, now: Date): ProposedAction {
  return action.status === 'proposed' && now >= action.expiresAt ? { ...action, status: 'expired' } : action;
}
