import { err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import { actsFor, scopeOfAreas } from '../../database/area-scope.ts';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { checkDraft, type RoundInvalid } from './check-content.ts';
import type { RoundContent } from './schemas.ts';
import { insertRound } from './store.ts';

/** Who may write a round, for every area of it. */
export const ROUND_WRITERS = ['wijkplatform', 'administrator'] as const;

interface CreateRound {
  readonly id: RoundId;
  readonly content: RoundContent;
  readonly viewer: Viewer;
  readonly now: Date;
}

type CreateRoundError = RoundInvalid | { readonly code: 'not-allowed' | 'round-id-taken' };

/** Starts a draft under the id that its maker chose. Only staff of all its areas see it. */
export function createRound(db: SiteDb, { id, content, viewer, now }: CreateRound) {
  return inTransaction(db, async (tx): Promise<Result<void, CreateRoundError>> => {
    const checked = await checkDraft(tx, id, content);
    if (!checked.ok) return checked;
    const scope = await scopeOfAreas(tx, content.areaCodes);
    if (!actsFor(viewer.grants, ROUND_WRITERS, scope)) return err({ code: 'not-allowed' });
    const isNew = await insertRound(tx, { id, content, accountId: viewer.id, at: now });
    if (!isNew) return err({ code: 'round-id-taken' });
    await appendAuditEvent(tx, { type: 'round-created', roundId: id, accountId: viewer.id, at: now });
    return ok(undefined);
  });
}
