import type { NamedKey, RoundId, TallyKey } from '@wijkbegroting/domain';
import { and, asc, eq } from 'drizzle-orm';
import type { SiteDb, SiteTx } from './client.ts';
import { openingSignature, tallyKey, witness } from './schema/site.ts';

/** What a key ceremony gave: the key of the box, and what binds the lots of a computed draw. */
export interface CeremonyResult {
  readonly tallyKey: TallyKey;
  readonly drawCommitment: string;
  readonly madeAt: Date;
}

/** The tally key of a round; undefined before the ceremony. */
export async function findTallyKey(db: SiteDb | SiteTx, roundId: string): Promise<CeremonyResult | undefined> {
  const [row] = await db.select().from(tallyKey).where(eq(tallyKey.roundId, roundId)).orderBy(tallyKey.roundId);
  if (row === undefined) return undefined;
  const { publicKey, threshold, trustees, drawCommitment, madeAt } = row;
  return { tallyKey: { publicKey, threshold, trustees }, drawCommitment, madeAt };
}

/** Who cosigns the log of a round, by name. */
export async function findWitnesses(db: SiteDb | SiteTx, roundId: string): Promise<readonly NamedKey[]> {
  return db
    .select({ name: witness.name, key: witness.key })
    .from(witness)
    .where(eq(witness.roundId, roundId))
    .orderBy(asc(witness.name));
}

/** A trustee's signature on an opening record. */
export interface TrusteeSignature {
  readonly name: string;
  /** base64url */
  readonly signature: string;
}

/** What trustees signed of this very opening record, by name. @param recordSha256 in hexadecimal */
export async function findOpeningSignatures(
  db: SiteDb | SiteTx,
  roundId: RoundId,
  recordSha256: string,
): Promise<readonly TrusteeSignature[]> {
  const rows = await db
    .select()
    .from(openingSignature)
    .where(
      and(eq(openingSignature.roundId, roundId), eq(openingSignature.recordSha256, Buffer.from(recordSha256, 'hex'))),
    )
    .orderBy(asc(openingSignature.trustee));
  return rows
    .map(({ trustee, signature }) => ({ name: trustee, signature: signature.toString('base64url') }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1));
}
