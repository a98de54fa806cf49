import type { RoundId } from '@wijkbegroting/domain';
import type { SignedReceiptWire } from '@wijkbegroting/records/ballots.ts';
import { asc, eq } from 'drizzle-orm';
import type { UrnDb } from './client.ts';
import { handedInReceipt } from './schema/urn.ts';

/** Keeps a receipt that the log contradicts; the same one again changes nothing. */
export async function saveHandedInReceipt(db: UrnDb, { receipt, signature }: SignedReceiptWire): Promise<void> {
  const row = {
    roundId: receipt.round,
    ballotHash: Buffer.from(receipt.ballotHash, 'hex'),
    batch: receipt.batch,
    signature: Buffer.from(signature, 'base64url'),
  };
  await db.insert(handedInReceipt).values(row).onConflictDoNothing();
}

/** Every receipt that was handed in and that the log contradicts, in the order of the ballot hashes. */
export async function findHandedInReceipts(db: UrnDb, roundId: RoundId): Promise<readonly SignedReceiptWire[]> {
  const rows = await db
    .select()
    .from(handedInReceipt)
    .where(eq(handedInReceipt.roundId, roundId))
    .orderBy(asc(handedInReceipt.ballotHash), asc(handedInReceipt.batch));
  return rows.map(({ ballotHash, batch, signature }) => ({
    receipt: { round: roundId, ballotHash: ballotHash.toString('hex'), batch },
    signature: signature.toString('base64url'),
  }));
}
