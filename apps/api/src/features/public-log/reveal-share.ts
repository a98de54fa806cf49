import { err, fromBase64url, invariant, ok, type OpeningRecord, type Result, toBase64url } from '@wijkbegroting/domain';
import { recoverTallySecret, trusteeKeyOf } from '@wijkbegroting/protocol';
import { findBox } from '../../database/ballot-box.ts';
import type { UrnDb, UrnTx } from '../../database/client.ts';
import { appendToLog, findLastEvent, inUrnTransaction, lockLog, type LogKeeper } from '../../database/public-log.ts';
import { findShares, saveShare } from './store.ts';

export interface RevealRefused {
  readonly code: 'ballot-box-unknown' | 'box-not-closed' | 'share-of-nobody';
}

/** How far the box is from being opened. */
export interface Reveal {
  readonly threshold: number;
  readonly revealedBy: readonly string[];
  readonly isOpen: boolean;
}

/**
 * Takes back the share of a trustee, after closing. Whose it is follows from the share itself. With enough of them the log
 * tells them, and from then on everyone can open the box. A share that was given before changes nothing.
 * @param share in base64url
 */
export async function revealShare(db: UrnDb, keeper: LogKeeper, share: string): Promise<Result<Reveal, RevealRefused>> {
  const { roundId } = keeper;
  const box = await findBox(db, roundId);
  if (box === undefined) return err({ code: 'ballot-box-unknown' });
  if ((await findLastEvent(db, roundId, 'CLOSE')) === undefined) return err({ code: 'box-not-closed' });
  const bytes = fromBase64url(share);
  invariant(bytes.ok, 'a share is read as base64url');
  const key = toBase64url(trusteeKeyOf(bytes.value));
  const trustee = box.record.tallyKey.trustees.find((one) => one.key === key)?.name;
  if (trustee === undefined) return err({ code: 'share-of-nobody' });
  await inUrnTransaction(db, async (tx) => {
    await lockLog(tx, roundId); // two trustees at the same time: the second one sees the share of the first
    await saveShare(tx, { roundId, trustee, share: Buffer.from(bytes.value) });
    await openIfEnough(tx, keeper, box.record);
  });
  return ok(await readReveal(db, box.record));
}

async function openIfEnough(tx: UrnTx, keeper: LogKeeper, { tallyKey }: OpeningRecord): Promise<void> {
  const shares = (await findShares(tx, keeper.roundId)).slice(0, tallyKey.threshold);
  const isOpen = (await findLastEvent(tx, keeper.roundId, 'KEY_REVEAL')) !== undefined;
  if (isOpen || shares.length < tallyKey.threshold) return;
  const publicKey = fromBase64url(tallyKey.publicKey);
  invariant(publicKey.ok, 'a tally key is base64url');
  const secret = await recoverTallySecret(
    shares.map(({ share }) => share),
    publicKey.value,
  );
  invariant(secret.ok, 'shares that belong to their trustees give the secret that was split');
  const named = shares.map(({ name, share }) => ({ name, share: share.toString('base64url') }));
  await appendToLog(tx, keeper, [{ type: 'KEY_REVEAL', shares: named }]);
}

/** Which trustees have given back their shares. */
export async function readReveal(db: UrnDb, { round, tallyKey }: OpeningRecord): Promise<Reveal> {
  return {
    threshold: tallyKey.threshold,
    revealedBy: (await findShares(db, round.id)).map(({ name }) => name),
    isOpen: (await findLastEvent(db, round.id, 'KEY_REVEAL')) !== undefined,
  };
}
