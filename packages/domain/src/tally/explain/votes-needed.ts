import type { Election, Place } from '../election.ts';
import type { CountOutcome, Progress, Rule, TieBreaker } from '../rule.ts';
import { withMoreVoters } from './more-voters.ts';

/** How many more voters a project would have needed. */
export type VotesNeeded =
  /** It is funded already. */
  | { readonly kind: 'none' }
  /** With so many it is funded, and with fewer it is not. */
  | { readonly kind: 'exactly'; readonly voters: number }
  /** With so many it is funded; with fewer it may be, which would take too long to find out. */
  | { readonly kind: 'atMost'; readonly voters: number }
  /** Even so many are not enough; with fewer it was not funded either, as far as was tried. */
  | { readonly kind: 'moreThan'; readonly voters: number };

/** How the search is done. */
export interface SearchOptions {
  /**
   * Whether a project that is funded stays funded when more voters choose it. It does under the greedy rules; then
   * halving finds the number. Under the others every number below has to be tried as well.
   */
  readonly isMonotone: boolean;
  /** Counts that may be done; with fewer left the answer is 'atMost'. */
  readonly mostCounts: number;
}

/** More voters than this, times all that there were, are not tried. */
const MOST_TIMES = 100;

/**
 * The smallest number of voters that would have to come and choose this project alone, for it to be funded when it comes
 * last in every tie that nobody settled, and the others by place (singleton-add in Boehmer and others: Evaluation of Project Performance in Participatory
 * Budgeting, IJCAI 2024). Found by counting again with more voters, so it is exact for every rule.
 */
export function* votesNeeded(
  election: Election,
  rule: Rule<CountOutcome>,
  project: Place,
  ties: TieBreaker,
  { isMonotone, mostCounts }: SearchOptions,
): Generator<Progress, VotesNeeded, void> {
  const isFunded = function* isFunded(more: number): Generator<Progress, boolean, void> {
    const outcome = yield* rule(withMoreVoters(election, project, more), against(project, ties));
    return outcome.kind === 'count' && outcome.funded.includes(project);
  };
  if (yield* isFunded(0)) return { kind: 'none' };
  const most = MOST_TIMES * (election.voters + 1);
  let counts = 1;
  let notEnough = 0;
  let enough = 1;
  for (; !(yield* isFunded(enough)); counts += 1) {
    if (enough >= most) return { kind: 'moreThan', voters: enough };
    notEnough = enough;
    enough = Math.min(enough * 2, most);
  }
  for (; enough - notEnough > 1; counts += 1) {
    const middle = Math.floor((notEnough + enough) / 2);
    if (yield* isFunded(middle)) enough = middle;
    else notEnough = middle;
  }
  if (isMonotone) return { kind: 'exactly', voters: enough };
  if (counts + enough > mostCounts) return { kind: 'atMost', voters: enough };
  for (let fewer = 1; fewer < enough; fewer += 1) {
    yield { done: fewer, total: enough };
    if (yield* isFunded(fewer)) return { kind: 'exactly', voters: fewer };
  }
  return { kind: 'exactly', voters: enough };
}

/** Settles what was not settled against this project. */
function against(project: Place, ties: TieBreaker): TieBreaker {
  return (between, canMatter) => {
    const settled = ties(between, canMatter);
    if (settled !== undefined || !canMatter) return settled;
    const order = between.toSorted((one, other) => Number(one === project) - Number(other === project));
    return { order, by: 'any', settles: 'all' };
  };
}
