import {
  err,
  nextRoundStatus,
  ok,
  type Result,
  type RoundId,
  type RoundTransitionRefused,
} from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import type { Viewer } from '../../database/viewer.ts';
import { checkWhole, type RoundInvalid } from './check-content.ts';
import { contentOf } from './content-of.ts';
import { lockRound, markPublished } from './store.ts';

interface PublishRound {
  readonly id: RoundId;
  /** The version that the publisher read. */
  readonly version: number;
  readonly viewer: Viewer;
  readonly now: Date;
}

type PublishRoundError =
  | RoundInvalid
  | RoundTransitionRefused
  | { readonly code: 'round-unknown' }
  | { readonly code: 'round-changed-meanwhile'; readonly version: number };

/** Makes a draft public once everything in it is right; from then on every change is public too. */
export function publishRound(db: SiteDb, { id, version, viewer, now }: PublishRound) {
  return inTransaction(db, async (tx): Promise<Result<void, PublishRoundError>> => {
    const record = await lockRound(tx, id);
    if (record === undefined) return err({ code: 'round-unknown' });
    const next = nextRoundStatus(record.round.status, 'publish');
    if (!next.ok) return next;
    if (record.version !== version) return err({ code: 'round-changed-meanwhile', version: record.version });
    const checked = await checkWhole(tx, id, contentOf(record));
    if (!checked.ok) return checked;
    await markPublished(tx, id, next.value, now);
    await appendAuditEvent(tx, { type: 'round-published', roundId: id, accountId: viewer.id, at: now });
    return ok(undefined);
  });
}
