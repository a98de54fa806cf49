import { invariant } from '@wijkbegroting/domain';
import { sql } from 'drizzle-orm';
import type { UrnDb } from '../../database/client.ts';

/** What the box said to a ballot; the meaning of each stands with the function in the database. */
export type CastAnswer = 'recorded' | 'same' | 'conflict' | 'final' | 'chain-broken' | 'not-open' | 'closed';

/** A ballot whose signatures and choices have been checked, as it goes into the box. */
export interface CheckedBallot {
  readonly roundId: string;
  readonly voterKey: Buffer;
  readonly rev: number;
  readonly prevHash: Buffer | null;
  readonly body: string;
  readonly bodyHash: Buffer;
  readonly passSignature: Buffer;
  readonly voterSignature: Buffer;
}

/** One round trip, committed when it answers. The pool, not a transaction: the function wants to be one of its own. */
export async function putInBox(db: UrnDb, ballot: CheckedBallot): Promise<CastAnswer> {
  const { roundId, voterKey, rev, prevHash, body, bodyHash, passSignature, voterSignature } = ballot;
  const answer = await db.execute<{ answer: CastAnswer }>(sql`
    SELECT urn.cast_ballot(${roundId}, ${voterKey}, ${rev}, ${prevHash}, ${body}, ${bodyHash},
                           ${passSignature}, ${voterSignature}) AS answer`);
  const [row] = answer.rows;
  invariant(row !== undefined, 'a function answers with one row');
  return row.answer;
}
