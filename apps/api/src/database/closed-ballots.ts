import { sql } from 'drizzle-orm';
import type { UrnDb } from './client.ts';

/** A ballot as it lies in the box: the last one of its voter key. */
export interface StoredBallot {
  readonly voterKey: Buffer;
  readonly rev: number;
  readonly body: string;
  readonly bodyHash: Buffer;
  readonly passSignature: Buffer;
  readonly voterSignature: Buffer;
}

const PAGE = 500;

interface Row extends Record<string, unknown> {
  readonly voter_key: Buffer;
  readonly rev: number;
  readonly body: string;
  readonly body_hash: Buffer;
  readonly pass_signature: Buffer;
  readonly voter_signature: Buffer;
}

/** The ballots of a closed box, of each voter the last one; of a box that is open none. Read in pages, so that the process can do other work in between. */
export async function* closedBallots(db: UrnDb, roundId: string): AsyncGenerator<StoredBallot> {
  let after: Buffer | undefined = Buffer.alloc(0);
  while (after !== undefined) {
    const page: { rows: Row[] } = await db.execute<Row>(sql`
      SELECT voter_key, rev, body, body_hash, pass_signature, voter_signature
      FROM urn.closed_ballots(${roundId}, ${after}, ${PAGE}) ORDER BY voter_key`);
    for (const row of page.rows) {
      yield {
        voterKey: row.voter_key,
        rev: row.rev,
        body: row.body,
        bodyHash: row.body_hash,
        passSignature: row.pass_signature,
        voterSignature: row.voter_signature,
      };
    }
    after = page.rows.length < PAGE ? undefined : page.rows.at(-1)?.voter_key;
  }
}
