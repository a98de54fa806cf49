import crypto, { type KeyObject } from 'node:crypto';
import { invariant } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import { openSecret, sealSecret } from '../protocol/sealed-secret.ts';
import type { UrnDb } from './client.ts';
import { logKey } from './schema/urn.ts';

const purposeOf = (roundId: string): string => `urn.log_key ${roundId}`;

/** Makes the key of a round that signs receipts and the heads of the log, once. @returns the public key: 32 bytes Ed25519 in base64url */
export async function ensureLogKey(db: UrnDb, roundId: string, keyEncryption: string): Promise<string> {
  const existing = await findPublicLogKey(db, roundId);
  if (existing !== undefined) return existing;
  const { publicKey, privateKey } = crypto.generateKeyPairSync('ed25519');
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  await db
    .insert(logKey)
    .values({
      roundId,
      publicKey: rawKey(publicKey),
      sealedPrivateKey: sealSecret(keyEncryption, purposeOf(roundId), secret),
    })
    .onConflictDoNothing();
  const made = await findPublicLogKey(db, roundId);
  invariant(made !== undefined, 'the log key was stored, by us or by another process at the same time');
  return made;
}

/** The private key of the log of a round; undefined while voting has not been set ready. */
export async function findLogKey(db: UrnDb, roundId: string, keyEncryption: string): Promise<KeyObject | undefined> {
  const [row] = await db.select().from(logKey).where(eq(logKey.roundId, roundId)).orderBy(logKey.roundId);
  if (row === undefined) return undefined;
  const secret = openSecret(keyEncryption, purposeOf(roundId), row.sealedPrivateKey);
  return crypto.createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
}

async function findPublicLogKey(db: UrnDb, roundId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ publicKey: logKey.publicKey })
    .from(logKey)
    .where(eq(logKey.roundId, roundId))
    .orderBy(logKey.roundId);
  return row?.publicKey.toString('base64url');
}

function rawKey(publicKey: KeyObject): Buffer {
  const { x } = publicKey.export({ format: 'jwk' });
  invariant(x !== undefined, 'an Ed25519 key has a point');
  return Buffer.from(x, 'base64url');
}
