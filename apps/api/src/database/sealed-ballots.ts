import { sql } from 'drizzle-orm';
import type { UrnDb } from './client.ts';

/** A ballot as it lies in the box. */
export interface StoredBallot {
  /** Canonical JSON. */
  readonly body: string;
  readonly bodyHash: Buffer;
  readonly passSignature: Buffer;
  readonly voterSignature: Buffer;
}

/** What is done with a page at once keeps other requests waiting: checking and opening takes half a millisecond a ballot. */
const PAGE = 50;

interface Row extends Record<string, unknown> {
  readonly body: string;
  readonly body_hash: Buffer;
  readonly pass_signature: Buffer;
  readonly voter_signature: Buffer;
}

/**
 * Every ballot of a closed box, replaced ones included, in the order of their hashes; of a box that is open none. Read in
 * pages, so that the process can do other work in between.
 */
export async function* sealedBallots(db: UrnDb, roundId: string): AsyncGenerator<readonly StoredBallot[]> {
  let after: Buffer | undefined = Buffer.alloc(0);
  while (after !== undefined) {
    const page: { rows: Row[] } = await db.execute<Row>(sql`
      SELECT body, body_hash, pass_signature, voter_signature
      FROM urn.sealed_ballots(${roundId}, ${after}, ${PAGE}) ORDER BY body_hash`);
    yield page.rows.map((row) => ({
      body: row.body,
      bodyHash: row.body_hash,
      passSignature: row.pass_signature,
      voterSignature: row.voter_signature,
    }));
    after = page.rows.length < PAGE ? undefined : page.rows.at(-1)?.body_hash;
  }
}
