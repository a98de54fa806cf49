import crypto from 'node:crypto';
import { canonicalJson, err, ok, type Result } from '@wijkbegroting/domain';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction } from '../../database/client.ts';
import { type PayloadError, payloadOf, type PayloadRequest } from './payload.ts';
import { insertAction } from './store.ts';

const LIFETIME_MILLISECONDS = 24 * 60 * 60 * 1_000;

export interface ProposeAction extends PayloadRequest {
  readonly id: string;
  readonly accountId: string;
}

export type ProposeActionError = PayloadError | { readonly code: 'action-pending' };

/** Proposes something that takes two people. It waits 24 hours for the other one; of each kind one at a time. */
export async function proposeAction(request: ProposeAction): Promise<Result<void, ProposeActionError>> {
  const { setting, id, round, accountId, asked, now } = request;
  const payload = await payloadOf(request);
  if (!payload.ok) return payload;
  const text = canonicalJson(payload.value);
  const payloadHash = crypto.createHash('sha256').update(text).digest();
  return await inTransaction(setting.databases.site, async (tx): Promise<Result<void, ProposeActionError>> => {
    const isFirst = await insertAction(tx, {
      id,
      roundId: round.id,
      kind: asked.kind,
      payload: text,
      payloadHash,
      proposedBy: accountId,
      proposedAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_MILLISECONDS),
    });
    if (!isFirst) return err({ code: 'action-pending' });
    const facts = { kind: asked.kind, payloadSha256: payloadHash.toString('hex') };
    await appendAuditEvent(tx, {
      type: 'action-proposed',
      at: now,
      accountId,
      roundId: round.id,
      subjectId: id,
      facts,
    });
    return ok(undefined);
  });
}
