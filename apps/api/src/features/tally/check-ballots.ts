import { type ProjectId } from '@wijkbegroting/domain';
import type { Box } from '../../database/ballot-box.ts';
import type { UrnDb } from '../../database/client.ts';
import { closedBallots } from '../../database/closed-ballots.ts';
import { type InvalidReason, recheckBallot, roundProof } from '../../protocol/recheck-ballot.ts';

export interface CheckedBallots {
  /** The choices of each valid ballot. */
  readonly valid: readonly (readonly ProjectId[])[];
  readonly invalid: readonly { readonly ballotHash: string; readonly reason: InvalidReason }[];
  /** Earlier ballots of the same voters. */
  readonly replaced: number;
  /** Voter keys with a pass that the issuer signed. */
  readonly passesUsed: number;
}

/** Takes the ballots out of a closed box, of each voter the last one, and checks every one of them again. */
export async function checkBallots(db: UrnDb, { record }: Box): Promise<CheckedBallots> {
  const proof = roundProof(record);
  const valid: (readonly ProjectId[])[] = [];
  const invalid: { ballotHash: string; reason: InvalidReason }[] = [];
  let replaced = 0;
  let passesUsed = 0;
  for await (const ballot of closedBallots(db, record.round.id)) {
    const checked = await recheckBallot(ballot, proof);
    if (checked.ok) valid.push(checked.value);
    else invalid.push({ ballotHash: ballot.bodyHash.toString('hex'), reason: checked.error });
    if (checked.ok || checked.error !== 'pass-invalid') passesUsed += 1;
    replaced += ballot.rev - 1;
  }
  return {
    valid,
    invalid: invalid.toSorted((one, other) => (one.ballotHash < other.ballotHash ? -1 : 1)),
    replaced,
    passesUsed,
  };
}
