import crypto, { type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { invariant } from '@wijkbegroting/domain';
import { eq } from 'drizzle-orm';
import { openSecret, sealSecret } from '../protocol/sealed-secret.ts';
import type { RollDb } from './client.ts';
import { issuerKey } from './schema/roll.ts';

/** The key pair that signs the voting passes of one round. */
export interface IssuerKey {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
  /** The modulus n, as many bytes as a blinded message has. */
  readonly modulus: Buffer;
}

const MODULUS_BITS = 3072;
const purposeOf = (roundId: string): string => `roll.issuer_key ${roundId}`;
const generateKeyPair = promisify(crypto.generateKeyPair);

/** Makes the key of a round, once: a second call gives the same key. @returns the public key, SPKI in base64 */
export async function ensureIssuerKey(db: RollDb, roundId: string, keyEncryption: string): Promise<string> {
  const existing = await findPublicIssuerKey(db, roundId);
  if (existing !== undefined) return existing;
  const { publicKey, privateKey } = await generateKeyPair('rsa', {
    modulusLength: MODULUS_BITS,
    publicExponent: 65_537,
  });
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  await db
    .insert(issuerKey)
    .values({
      roundId,
      publicKey: publicKey.export({ format: 'der', type: 'spki' }),
      sealedPrivateKey: sealSecret(keyEncryption, purposeOf(roundId), secret),
    })
    .onConflictDoNothing();
  const made = await findPublicIssuerKey(db, roundId);
  invariant(made !== undefined, 'the issuer key was stored, by us or by another process at the same time');
  return made;
}

/** The issuer key of a round; undefined while voting has not been set ready. */
export async function findIssuerKey(
  db: RollDb,
  roundId: string,
  keyEncryption: string,
): Promise<IssuerKey | undefined> {
  const [row] = await db.select().from(issuerKey).where(eq(issuerKey.roundId, roundId)).orderBy(issuerKey.roundId);
  if (row === undefined) return undefined;
  const secret = openSecret(keyEncryption, purposeOf(roundId), row.sealedPrivateKey);
  const publicKey = crypto.createPublicKey({ key: row.publicKey, format: 'der', type: 'spki' });
  const privateKey = crypto.createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' });
  const { n } = publicKey.export({ format: 'jwk' });
  invariant(n !== undefined, 'an RSA key has a modulus');
  return { publicKey, privateKey, modulus: Buffer.from(n, 'base64url') };
}

async function findPublicIssuerKey(db: RollDb, roundId: string): Promise<string | undefined> {
  const [row] = await db
    .select({ publicKey: issuerKey.publicKey })
    .from(issuerKey)
    .where(eq(issuerKey.roundId, roundId))
    .orderBy(issuerKey.roundId);
  return row?.publicKey.toString('base64');
}
