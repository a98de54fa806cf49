import { latestBallots } from '@wijkbegroting/audit/count/count-ballots.ts';
import { invariant, type OpeningRecord, type ProjectId } from '@wijkbegroting/domain';
import type { UrnDb } from './client.ts';
import { openBallots } from './opened-ballots.ts';
import { findTallySecret } from './tally-secret.ts';

/** One counted ballot, of each voter the last. */
export interface CountedBallot {
  readonly hash: string;
  readonly choices: readonly ProjectId[];
}

/** Every counted ballot in the order of the hashes, which says nothing of who or when; each proven and opened anew. */
export async function countedBallots(urn: UrnDb, record: OpeningRecord): Promise<readonly CountedBallot[]> {
  const secret = await findTallySecret(urn, record);
  invariant(secret.ok, 'the box of a published round was opened');
  const opened = await openBallots(urn, record, secret.value);
  invariant(opened.ok, 'a published round was counted from this very box');
  return latestBallots(opened.value).flatMap(({ ballotHash, choices }) =>
    choices.ok ? [{ hash: ballotHash, choices: choices.value }] : [],
  );
}
