import {
  err,
  ok,
  parseVerifierKey,
  type Result,
  type RoundId,
  SIGNATURE_TYPES,
  toBase64url,
} from '@wijkbegroting/domain';
import { WitnessName, WITNESSES_MAX } from '@wijkbegroting/records/opening-record.ts';
import { appendAuditEvent } from '../../database/audit-log.ts';
import { inTransaction, type SiteDb } from '../../database/client.ts';
import { findRecordHash } from '../../database/round-store.ts';
import { findWitnesses } from '../../database/tally-key.ts';
import { deleteWitness, insertWitness } from './store.ts';

export type WitnessError = {
  readonly code:
    'keys-fixed' | 'witness-key-malformed' | 'witness-name-taken' | 'too-many-witnesses' | 'witness-unknown';
};

export interface AboutWitness {
  readonly roundId: RoundId;
  readonly accountId: string;
  readonly now: Date;
}

/** Lets somebody cosign the heads of the log, by the key that their own machine made. */
export async function appointWitness(
  site: SiteDb,
  { roundId, accountId, now, verifierKey }: AboutWitness & { readonly verifierKey: string },
): Promise<Result<void, WitnessError>> {
  const read = parseVerifierKey(verifierKey.trim());
  if (!read.ok || read.value.type !== SIGNATURE_TYPES.cosignature) return err({ code: 'witness-key-malformed' });
  if (!WitnessName.safeParse(read.value.name).success) return err({ code: 'witness-key-malformed' });
  const { name, publicKey } = read.value;
  return await inTransaction(site, async (tx): Promise<Result<void, WitnessError>> => {
    if ((await findRecordHash(tx, roundId)) !== undefined) return err({ code: 'keys-fixed' });
    if ((await findWitnesses(tx, roundId)).length >= WITNESSES_MAX) return err({ code: 'too-many-witnesses' });
    const isNew = await insertWitness(tx, { roundId, name, key: toBase64url(publicKey), addedAt: now });
    if (!isNew) return err({ code: 'witness-name-taken' });
    await appendAuditEvent(tx, { type: 'witness-appointed', at: now, accountId, roundId, facts: { name } });
    return ok(undefined);
  });
}

/** Takes a witness off the list, as long as the round has not been opened. */
export function dismissWitness(
  site: SiteDb,
  { roundId, accountId, now, name }: AboutWitness & { readonly name: string },
): Promise<Result<void, WitnessError>> {
  return inTransaction(site, async (tx): Promise<Result<void, WitnessError>> => {
    if ((await findRecordHash(tx, roundId)) !== undefined) return err({ code: 'keys-fixed' });
    if (!(await deleteWitness(tx, roundId, name))) return err({ code: 'witness-unknown' });
    await appendAuditEvent(tx, { type: 'witness-dismissed', at: now, accountId, roundId, facts: { name } });
    return ok(undefined);
  });
}
