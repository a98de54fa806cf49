import {
  nextProposalStatus,
  ok,
  type ProposalId,
  type ProposalTransitionRefused,
  type Result,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { lockOwnProposal, type NotOwn } from './own-proposal.ts';
import { saveStatus } from './store.ts';

interface WithdrawProposal {
  readonly id: ProposalId;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** Takes the viewer's own plan back, for good; possible until it stands on the ballot list. */
export function withdrawProposal(db: SiteDb, { id, viewer, now }: WithdrawProposal) {
  return inTransaction(db, async (tx): Promise<Result<void, NotOwn | ProposalTransitionRefused>> => {
    const own = await lockOwnProposal(tx, id, viewer);
    if (!own.ok) return own;
    const { status, roundId } = own.value;
    const next = nextProposalStatus(status, 'withdraw');
    if (!next.ok) return next;
    await saveStatus(tx, id, { status: next.value, at: now });
    const facts = { from: status };
    await appendAuditEvent(tx, {
      type: 'proposal-withdrawn',
      roundId,
      subjectId: id,
      accountId: viewer.id,
      at: now,
      facts,
    });
    return ok(undefined);
  });
}
