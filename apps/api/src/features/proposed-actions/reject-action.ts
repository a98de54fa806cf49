import { err, ok, type Result } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { lockAction, saveDecision } from './store.ts';

export interface RejectAction {
  readonly actionId: string;
  readonly accountId: string;
  readonly now: Date;
}

export type RejectActionError = { readonly code: 'action-unknown' | 'action-decided' };

/** Puts a proposed action aside; also for its own proposer, who may think better of it. */
export function rejectAction(
  site: SiteDb,
  { actionId, accountId, now }: RejectAction,
): Promise<Result<void, RejectActionError>> {
  return inTransaction(site, async (tx): Promise<Result<void, RejectActionError>> => {
    const action = await lockAction(tx, actionId);
    if (action === undefined) return err({ code: 'action-unknown' });
    if (action.status === 'rejected') return ok(undefined);
    if (action.status !== 'proposed') return err({ code: 'action-decided' });
    await saveDecision(tx, actionId, { status: 'rejected', by: accountId, at: now });
    const { roundId, kind } = action;
    const event = { at: now, accountId, roundId, subjectId: actionId, facts: { kind } };
    await appendAuditEvent(tx, { type: 'action-rejected', ...event });
    return ok(undefined);
  });
}
