import { err, ok, type PastElectionId, type Result } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { deleteElectionRow } from './store.ts';

interface DeleteElection {
  readonly id: PastElectionId;
  readonly reason: string;
  readonly viewer: Viewer;
  readonly now: Date;
}

/** Deletes a past election for good. The hash stays in the log, so that a copy elsewhere can be recognised. */
export function deleteElection(db: SiteDb, { id, reason, viewer, now }: DeleteElection) {
  return inTransaction(db, async (tx): Promise<Result<void, { readonly code: 'past-election-unknown' }>> => {
    const deleted = await deleteElectionRow(tx, id);
    if (deleted === undefined) return err({ code: 'past-election-unknown' });
    const facts = { areaCode: deleted.areaCode, fileSha256: deleted.fileSha256.toString('hex'), reason };
    const event = { type: 'past-election-deleted', subjectId: id, accountId: viewer.id, at: now, facts };
    await appendAuditEvent(tx, event);
    return ok(undefined);
  });
}
