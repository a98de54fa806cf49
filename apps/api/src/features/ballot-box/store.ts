import { invariant } from '@wijkbegroting/domain';
import type { UrnDb } from '../../database/client.ts';
import { inGroups } from '../../in-groups.ts';

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

/** Enough that the disk is never waited for with nothing to do; more would only wait for each other. */
const GROUPS = { atOnce: 2, size: 32 };

const CAST = {
  name: 'cast-ballots',
  text: `
    SELECT cast_now.answer, cast_now.in_batch AS batch
    FROM unnest($1::text[], $2::bytea[], $3::integer[], $4::bytea[], $5::text[], $6::bytea[], $7::bytea[], $8::bytea[])
      WITH ORDINALITY AS ballot (round_id, voter_key, rev, prev_hash, body, body_hash, pass_signature, voter_signature, place)
    CROSS JOIN LATERAL urn.cast_ballot(ballot.round_id, ballot.voter_key, ballot.rev, ballot.prev_hash,
      ballot.body, ballot.body_hash, ballot.pass_signature, ballot.voter_signature) AS cast_now
    ORDER BY ballot.place`,
};

/**
 * Puts ballots in the box, those that come at the same time in one statement: one round trip and one write to disk for all
 * of them, committed when it answers. The pool, not a transaction: the function wants to be one of its own. Prepared once
 * on each connection, as this is what everyone sends at the same time.
 */
export function inboxOf(db: UrnDb): (ballot: CheckedBallot) => Promise<CastReply> {
  return inGroups((ballots) => castTogether(db, ballots), GROUPS);
}

async function castTogether(db: UrnDb, ballots: readonly CheckedBallot[]): Promise<readonly CastReply[]> {
  const column = <K extends keyof CheckedBallot>(name: K): CheckedBallot[K][] => ballots.map((ballot) => ballot[name]);
  const values = [
    column('roundId'),
    column('voterKey'),
    column('rev'),
    column('prevHash'),
    column('body'),
    column('bodyHash'),
    column('passSignature'),
    column('voterSignature'),
  ];
  const answer = await db.$client.query<CastReply>({ ...CAST, values });
  invariant(answer.rows.length === ballots.length, 'every ballot gets its answer');
  return answer.rows;
}
