import { err, fromBase64url, invariant, ok, type OpeningRecord, type Result } from '@wijkbegroting/domain';
import { recoverTallySecret } from '@wijkbegroting/protocol';
import type { UrnDb } from './client.ts';
import { findLastEvent } from './public-log.ts';

export interface BoxNotOpened {
  readonly code: 'box-not-opened';
}

/** The secret that opens the box, from the shares that the trustees revealed in the log. */
export async function findTallySecret(
  db: UrnDb,
  { round, tallyKey }: OpeningRecord,
): Promise<Result<Uint8Array, BoxNotOpened>> {
  const reveal = await findLastEvent(db, round.id, 'KEY_REVEAL');
  if (reveal === undefined) return err({ code: 'box-not-opened' });
  const secret = await recoverTallySecret(
    reveal.shares.map(({ share }) => bytesOf(share)),
    bytesOf(tallyKey.publicKey),
  );
  invariant(secret.ok, 'the log tells only shares that open the box');
  return ok(secret.value);
}

function bytesOf(text: string): Uint8Array {
  const bytes = fromBase64url(text);
  invariant(bytes.ok, 'the log has been read as base64url');
  return bytes.value;
}
