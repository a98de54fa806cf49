import type { RoundRules } from '#lib/api/types.ts';
import { addressWith } from './choice.ts';

/** The page on which anybody counts the ballots of a round, as the round did, step by step. */
export function countAddress(roundId: string, { whenNextDoesNotFit, minimumVotes }: RoundRules['count']): string {
  const rule = whenNextDoesNotFit === 'stop' ? 'greedy-votes-stop' : 'greedy-votes';
  return `/tellen${addressWith(new URLSearchParams({ ronde: roundId }), { rule, minimumVotes, part: 'stappen' })}`;
}
