import { type Election, type Place, votesOf } from './election.ts';
import type { Refusal } from './rule.ts';

/** Who takes part in the count, and why the others do not. */
export interface Candidates {
  /** By place. */
  readonly places: readonly Place[];
  readonly refused: ReadonlyMap<Place, Refusal>;
}

/**
 * The projects with enough votes, or none when fewer voters took part than the conditions ask. Without a minimum of
 * votes a project without any is a candidate as well: a rule then takes it last. Rule: docs/rules/voorwaarden.md.
 */
export function candidatesOf(election: Election): Candidates {
  const { minimumVotes, minimumTurnout } = election.conditions;
  const votes = votesOf(election);
  const refused = new Map<Place, Refusal>();
  for (const [place, count] of votes.entries()) {
    if (election.voters < minimumTurnout) {
      refused.set(place, { kind: 'belowMinimumTurnout', voters: election.voters, minimum: minimumTurnout });
    } else if (count < minimumVotes) {
      refused.set(
        place,
        count === 0 ? { kind: 'noVotes' } : { kind: 'belowMinimumVotes', votes: count, minimum: minimumVotes },
      );
    }
  }
  return { places: [...votes.keys()].filter((place) => !refused.has(place)), refused };
}
