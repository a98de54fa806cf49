import type { SealedBallot } from '@wijkbegroting/records/ballots.ts';
import { asc, eq } from 'drizzle-orm';
import type { UrnDb } from '../../database/client.ts';
import { logHead, logLeaf } from '../../database/schema/urn.ts';
import { sealedBallots } from '../../database/sealed-ballots.ts';

/** The sizes at which the log has a head, from small to large. */
export async function headSizes(db: UrnDb, roundId: string): Promise<readonly number[]> {
  const rows = await db
    .select({ size: logHead.size })
    .from(logHead)
    .where(eq(logHead.roundId, roundId))
    .orderBy(asc(logHead.size));
  return rows.map(({ size }) => size);
}

/** All leaves of a log in their order. */
export async function allLeaves(db: UrnDb, roundId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ leaf: logLeaf.leaf })
    .from(logLeaf)
    .where(eq(logLeaf.roundId, roundId))
    .orderBy(asc(logLeaf.position));
  return rows.map(({ leaf }) => leaf);
}

/** Every ballot as it stands in the bundle, in the order of the hashes. */
export async function* bundledBallots(db: UrnDb, roundId: string): AsyncGenerator<SealedBallot> {
  for await (const page of sealedBallots(db, roundId)) {
    for (const { body, passSignature, voterSignature } of page) {
      yield {
        body: JSON.parse(body) as SealedBallot['body'],
        passSignature: passSignature.toString('base64url'),
        voterSignature: voterSignature.toString('base64url'),
      };
    }
  }
}
