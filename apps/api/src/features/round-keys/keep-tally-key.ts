import { err, ok, type Result, type RoundId, type TallyKey } from '@wijkbegroting/domain';
import { isX25519Key } from '@wijkbegroting/protocol';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { findRecordHash } from '../../database/round-store.ts';
import type { CeremonyBody } from './schemas.ts';
import { saveTallyKey } from './store.ts';

type TallyKeyFault = 'key-unusable' | 'threshold' | 'name-doubled' | 'key-doubled';

export type KeepTallyKeyError =
  { readonly code: 'keys-fixed' } | { readonly code: 'tally-key-invalid'; readonly reason: TallyKeyFault };

export interface KeepTallyKey {
  readonly roundId: RoundId;
  readonly ceremony: CeremonyBody;
  readonly accountId: string;
  readonly now: Date;
}

/**
 * Keeps the public side of a key ceremony. Secret and shares never come here. One trustee alone holds the key whole;
 * with more, at least two must come together. A key that nothing can be sealed to is refused here: voters' devices would.
 */
export async function keepTallyKey(
  site: SiteDb,
  { roundId, ceremony, accountId, now }: KeepTallyKey,
): Promise<Result<void, KeepTallyKeyError>> {
  const { tallyKey, drawCommitment } = ceremony;
  const reason = faultOf(tallyKey);
  if (reason !== undefined) return err({ code: 'tally-key-invalid', reason });
  return await inTransaction(site, async (tx): Promise<Result<void, KeepTallyKeyError>> => {
    if ((await findRecordHash(tx, roundId)) !== undefined) return err({ code: 'keys-fixed' });
    await saveTallyKey(tx, { roundId, ...tallyKey, drawCommitment, madeAt: now, madeBy: accountId });
    const facts = { threshold: tallyKey.threshold, trustees: tallyKey.trustees.length, publicKey: tallyKey.publicKey };
    await appendAuditEvent(tx, { type: 'tally-key-made', at: now, accountId, roundId, facts });
    return ok(undefined);
  });
}

function faultOf({ publicKey, threshold, trustees }: TallyKey): TallyKeyFault | undefined {
  if (!isX25519Key(Buffer.from(publicKey, 'base64url'))) return 'key-unusable';
  const fits = trustees.length === 1 ? threshold === 1 : threshold >= 2 && threshold <= trustees.length;
  if (!fits) return 'threshold';
  if (new Set(trustees.map(({ name }) => name)).size < trustees.length) return 'name-doubled';
  return new Set(trustees.map(({ key }) => key)).size < trustees.length ? 'key-doubled' : undefined;
}
