import { err, ok, type Result, type RoundId } from '@wijkbegroting/domain';
import { isOpeningSignedBy } from '@wijkbegroting/protocol';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { findPendingOpening } from '../../database/pending-opening.ts';
import type { OpeningSignatureBody } from './schemas.ts';
import { saveOpeningSignature } from './store.ts';

export type SignOpeningError = {
  readonly code: 'opening-not-proposed' | 'trustee-unknown' | 'opening-signature-invalid';
};

export interface SignOpening {
  readonly roundId: RoundId;
  readonly signed: OpeningSignatureBody;
  readonly accountId: string;
  readonly now: Date;
}

/** Keeps the signature of a trustee on the opening record that was proposed. Whoever holds the share can make it. */
export function signOpening(
  site: SiteDb,
  { roundId, signed, accountId, now }: SignOpening,
): Promise<Result<void, SignOpeningError>> {
  return inTransaction(site, async (tx): Promise<Result<void, SignOpeningError>> => {
    const opening = await findPendingOpening(tx, roundId, now);
    if (opening?.recordSha256 !== signed.recordSha256) return err({ code: 'opening-not-proposed' });
    const trustee = opening.record.tallyKey.trustees.find(({ name }) => name === signed.trustee);
    if (trustee === undefined) return err({ code: 'trustee-unknown' });
    const recordSha256 = Buffer.from(signed.recordSha256, 'hex');
    const signature = Buffer.from(signed.signature, 'base64url');
    const isRight = await isOpeningSignedBy(Buffer.from(trustee.key, 'base64url'), recordSha256, signature);
    if (!isRight) return err({ code: 'opening-signature-invalid' });
    await saveOpeningSignature(tx, { roundId, recordSha256, trustee: trustee.name, signature });
    const facts = { trustee: trustee.name, openingRecordSha256: signed.recordSha256 };
    await appendAuditEvent(tx, { type: 'opening-signed', at: now, accountId, roundId, facts });
    return ok(undefined);
  });
}
