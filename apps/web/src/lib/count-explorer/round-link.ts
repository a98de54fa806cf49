import { type Api, attempt } from '#lib/api/client.ts';
import type { RoundRules } from '#lib/api/types.ts';
import { addressWith, type Query, roundWithoutMinimum } from './choice.ts';

/** The page on which anybody counts the ballots of a round, as the round did, step by step. */
export function countAddress(roundId: string, { whenNextDoesNotFit, minimumVotes }: RoundRules['count']): string {
  const rule = whenNextDoesNotFit === 'stop' ? 'greedy-votes-stop' : 'greedy-votes';
  return `/tellen${addressWith(new URLSearchParams({ ronde: roundId }), { rule, minimumVotes, part: 'stappen' })}`;
}

/**
 * Where a link to a round leads that says no minimum of votes: to a count with that of the round. Undefined when it says
 * one, when it leads to other ballots, and when there is no such round, of which the page itself tells.
 */
export async function addressWithOwnMinimum(api: Api, query: Query): Promise<string | undefined> {
  const roundId = roundWithoutMinimum(query);
  if (roundId === null) return undefined;
  const { data: round } = await attempt(api.GET('/v1/rounds/{roundId}', { params: { path: { roundId } } }));
  return round && `/tellen${addressWith(query, { minimumVotes: round.rules.count.minimumVotes })}`;
}
