import { invariant } from '@wijkbegroting/domain';
import type { UrnDb } from '../../database/client.ts';

/** What the box said to a ballot; the meaning of each stands with the function in the database. */
export type CastAnswer = 'recorded' | 'same' | 'conflict' | 'final' | 'chain-broken' | 'not-open' | 'closed';

export interface CastReply {
  readonly answer: CastAnswer;
  /** The batch that the ballot is in; null when the box does not hold it. */
  readonly batch: number | null;
}

/** A ballot whose signatures have been checked, as it goes into the box. */
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

const CAST = {
  name: 'cast-ballot',
  text: 'SELECT answer, in_batch AS batch FROM urn.cast_ballot($1, $2, $3, $4, $5, $6, $7, $8)',
};

/**
 * One round trip, committed when it answers. The pool, not a transaction: the function wants to be one of its own.
 * Prepared once on each connection, as this is what everyone sends at the same time.
 */
export async function putInBox(db: UrnDb, ballot: CheckedBallot): Promise<CastReply> {
  const { roundId, voterKey, rev, prevHash, body, bodyHash, passSignature, voterSignature } = ballot;
  const values = [roundId, voterKey, rev, prevHash, body, bodyHash, passSignature, voterSignature];
  const answer = await db.$client.query<CastReply>({ ...CAST, values });
  const [row] = answer.rows;
  invariant(row !== undefined, 'a function answers with one row');
  return row;
}
